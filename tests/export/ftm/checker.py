"""Run by the Python that has `followthemoney`, over exported files: fails where the library takes no entity."""

import json
import sys
from pathlib import Path
from typing import Any

from followthemoney import model
from followthemoney.statement.serialize import CSV, read_path_statements
from followthemoney.statement.statement import Statement


def check_entity(data: dict[str, Any]) -> None:
    """It has a schema that is no mere part of one, properties of that schema, and values of their types."""
    schema = model.get(data["schema"])
    assert schema is not None, data
    assert not schema.abstract, data
    unknown = set(data["properties"]) - set(schema.properties)
    assert not unknown, (data["schema"], unknown)
    schema.validate(data)
    proxy = model.get_proxy(data, cleaned=True)
    assert all(proxy.has(name) for name in schema.required), (schema.required, data)
    for prop, value in proxy.itervalues():
        assert prop.type.clean(value, proxy=proxy) == value, (prop.qname, value)


def check_links(entities: dict[str, dict[str, Any]]) -> None:
    """Whatever points to an entity points to one that is there, of the schema that the property is for."""
    for data in entities.values():
        proxy = model.get_proxy(data, cleaned=True)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                there = model.get(entities[value]["schema"])
                assert prop.range is not None, prop
                assert there.is_a(prop.range), (prop.qname, there)


def check_statements(path: Path, entities: dict[str, dict[str, Any]]) -> None:
    """The library reads the same entities from the statements, and would have given them the same ids."""
    read: dict[str, dict[str, set[str]]] = {}
    for statement in read_path_statements(path, CSV):
        found = read.setdefault(statement.entity_id, {})
        found.setdefault(statement.prop, set()).add(statement.value)
        assert statement.id == statement.generate_key(), statement
        assert statement.schema == entities[statement.entity_id]["schema"], statement
    wanted = {
        id: {prop: set(values) for prop, values in data["properties"].items()} | {Statement.BASE: {id}}
        for id, data in entities.items()
    }
    assert read == wanted


def main() -> None:
    """Check a file of entities, and one of their statements; the number of entities, by schema, goes to the output."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    entities = {data["id"]: data for data in map(json.loads, lines)}
    assert len(entities) == len(lines), "an id occurs twice"
    for data in entities.values():
        check_entity(data)
    check_links(entities)
    check_statements(Path(sys.argv[2]), entities)
    schemata = [data["schema"] for data in entities.values()]
    sys.stdout.write(json.dumps({name: schemata.count(name) for name in sorted(set(schemata))}))


if __name__ == "__main__":
    main()
