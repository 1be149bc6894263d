"""What was worked out lately, within a bound."""

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lately(Generic[Key, Value]):
    """A cache of at most so many values, which forgets by halves what was not asked for lately.

    To forget all at once would have to be paid for at once by whatever comes next.
    """

    def __init__(self, most: int) -> None:
        self._half = max(1, most // 2)
        self._new: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value, if it is still known."""
        if key in self._new:
            return self._new[key]
        if key in self._old:
            return self.keep(key, self._old[key])
        return None

    def keep(self, key: Key, value: Value) -> Value:
        """Keep a value, and give it back."""
        if len(self._new) >= self._half and key not in self._new:
            self._old, self._new = self._new, {}
        self._new[key] = value
        return value

    def forget(self, key: Key) -> None:
        """Forget one value."""
        self._new.pop(key, None)
        self._old.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        self._new.clear()
        self._old.clear()
