// The reference of the element, from the manifest that the build of the page writes.
import { cellCode, code, prose, table } from "./markdown.mjs";

const type = ({ type: { text } = { text: "" } }) => (text === "" ? "" : cellCode(text));
const preset = ({ default: value }) => (value === undefined ? "" : cellCode(value));

/** The tables of its attributes, events, methods and styling. */
export function elementReference(manifest) {
  const { declarations } = manifest.modules[0];
  const { attributes, members, events, slots, cssProperties, cssParts } = declarations.find(
    ({ customElement }) => customElement,
  );
  const described = (list) => list.map(({ name, description }) => [code(name), prose(description)]);
  const properties = members.filter(({ kind, attribute }) => kind === "field" && attribute === undefined);
  const methods = members.filter(({ kind }) => kind === "method");
  return [
    "## Attributes",
    "Each is a property too, by the name in the second column. An absent attribute has the default.",
    table(
      ["Attribute", "Property", "Type", "Default", "Description"],
      attributes.map((attribute) => [
        code(attribute.name),
        code(attribute.fieldName),
        type(attribute),
        preset(attribute),
        prose(attribute.description),
      ]),
    ),
    properties.length > 0 ? "## Properties" : "",
    table(
      ["Property", "Type", "Description"],
      properties.map((member) => [
        code(member.name),
        type(member),
        prose(member.description) + (member.readonly ? " Read only." : ""),
      ]),
    ),
    "## Events",
    "All bubble and cross shadow roots.",
    table(
      ["Event", "Type", "Description"],
      events.map((event) => [code(event.name), type(event), prose(event.description)]),
    ),
    "## Methods",
    table(
      ["Method", "Returns", "Description"],
      methods.map(({ name, parameters = [], return: result, description }) => [
        code(`${name}(${parameters.map((each) => `${each.name}: ${each.type.text}`).join(", ")})`),
        result === undefined ? "" : cellCode(result.type.text),
        prose(description),
      ]),
    ),
    "## Styling",
    "### Custom properties",
    table(["Property", "Description"], described(cssProperties)),
    "### Parts",
    table(["Part", "Description"], described(cssParts)),
    "### Slots",
    table(["Slot", "Description"], described(slots)),
  ]
    .filter(Boolean)
    .join("\n\n");
}
