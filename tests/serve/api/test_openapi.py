"""The OpenAPI file says what there is: schemathesis asks each endpoint what the file allows, and what it does not."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.serve import Shelves, application
from onrecord.store import Record

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from schemathesis import checks  # noqa: E402
from schemathesis.specs.openapi import checks as openapi  # noqa: E402

# Not among them: that all the file allows is found, for a well-formed id may be that of nothing.
CHECKED = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
    openapi.negative_data_rejection,
    openapi.unsupported_method,
]
SETTINGS = settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def described(sample_record: Record) -> Iterator[Any]:
    shelves = Shelves([sample_record.name])
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", application(shelves, hosts=["testserver"]))
    shelves.close()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_what_the_file_says_is_so(described: Any, mode: Any) -> None:
    asked = 0
    for result in described.get_all_operations():
        operation = result.ok()

        @SETTINGS
        @given(case=operation.as_strategy(generation_mode=mode))
        def asks(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKED)

        asks()
    assert asked > 50


def test_every_endpoint_is_described_with_an_example(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(paths) > 20
    for path, operations in paths.items():
        (operation,) = operations.values()
        assert len(operation["description"]) > 20, path
        (content,) = operation["responses"]["200"]["content"].values()
        assert path.endswith(".atom") or content["example"], path
        for parameter in operation["parameters"]:
            named = parameter["in"] == "path" and parameter["name"] in ("id", "code", "name")
            assert named or parameter.get("description"), (path, parameter["name"])
        for status in ("404", "422"):
            assert operation["responses"][status]["content"]["application/json"]["schema"]["$ref"].endswith("Failure")


def test_examples_are_of_the_shape_that_is_described(client: TestClient) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    file = client.get("/api/v1/openapi.json").json()
    shown = 0
    for path, operations in file["paths"].items():
        content = operations["get"]["responses"]["200"]["content"]
        for kind, told in content.items():
            if kind.endswith("json"):
                whole = told["schema"] | {"components": file["components"]}
                jsonschema.Draft202012Validator(whole).validate(told["example"])
                shown += 1
            assert told.get("example") or path.endswith(".atom")
    assert shown > 15
