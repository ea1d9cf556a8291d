// Prints the shapes of the two unions of web/src/world/core/wire.ts, as the TypeScript compiler knows them.
import ts from "typescript";

const file = "src/world/core/wire.ts";
const options = { strict: true, allowImportingTsExtensions: true, noEmit: true };
const program = ts.createProgram([file], { ...options, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
const checker = program.getTypeChecker();
const source = program.getSourceFile(file);

function shape(type) {
  if (type.flags & ts.TypeFlags.Unknown) return "unknown";
  const parts = (type.isUnion() ? type.types : [type]).filter((one) => !(one.flags & ts.TypeFlags.Undefined));
  if (parts.every((one) => one.isStringLiteral())) return parts.map((one) => one.value).sort();
  const [one] = parts;
  if (one.flags & ts.TypeFlags.StringLike) return "string";
  if (one.flags & ts.TypeFlags.NumberLike) return "number";
  if (one.flags & ts.TypeFlags.BooleanLike) return "boolean";
  if (checker.isArrayType(one)) return { each: shape(checker.getTypeArguments(one)[0]) };
  return { of: fields(one) };
}

function fields(type) {
  const entries = checker
    .getPropertiesOfType(type)
    .map((property) => [property.name, shape(checker.getTypeOfSymbolAtLocation(property, source))]);
  return Object.fromEntries(entries);
}

const result = {};
for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
  if (!["FromRoom", "ToRoom"].includes(symbol.name)) continue;
  const words = {};
  for (const one of checker.getDeclaredTypeOfSymbol(symbol).types) {
    const { type, ...rest } = fields(one);
    // A word may be told in several ways, as `act` is: it has the fields of all of them.
    for (const tag of type)
      for (const [name, field] of Object.entries({ "": "word", ...rest })) {
        words[tag] ??= {};
        const there = words[tag][name];
        const both = Array.isArray(there) && Array.isArray(field) ? [...new Set([...there, ...field])].sort() : field;
        words[tag][name] = both;
      }
  }
  for (const word of Object.values(words)) delete word[""];
  result[symbol.name] = words;
}
process.stdout.write(JSON.stringify(result));
