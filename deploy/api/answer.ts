import ts from "typescript";
import type { Components, Schema } from "./schema.js";
import { isOurs } from "./source.js";

const { TypeFlags } = ts;
const written: Record<string, Schema> = {
  Date: { type: "string", format: "date-time" },
  Buffer: { type: "string", format: "byte" },
};

/** A field that is called a date is a day, unless it is a moment. */
const text = (field: string): Schema => ({ type: "string", ...(/datum$/i.test(field) && { format: "date" }) });

const nullable = (schema: Schema): Schema => {
  if (schema.enum) return { ...schema, type: [schema.type as string, "null"], enum: [...schema.enum, null] };
  return typeof schema.type === "string"
    ? { ...schema, type: [schema.type, "null"] }
    : { anyOf: [schema, { type: "null" }] };
};

/** Schemas of what the code answers, from its types: JSON as `JSON.stringify` makes of a value of that type. */
export class AnswerSchemas {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly components: Components,
  ) {}

  /** What a method answers, once it is there; null when it answers nothing. */
  ofMethod(method: ts.MethodDeclaration): Schema | null {
    const signature = this.checker.getSignatureFromDeclaration(method)!;
    const type = this.checker.getAwaitedType(this.checker.getReturnTypeOfSignature(signature))!;
    return type.flags & (TypeFlags.Void | TypeFlags.Undefined) ? null : this.of(type);
  }

  private of(type: ts.Type, field = ""): Schema {
    const { flags } = type;
    if (flags & TypeFlags.StringLiteral) return { type: "string", enum: [(type as ts.StringLiteralType).value] };
    if (flags & TypeFlags.NumberLiteral) return { type: "number", enum: [(type as ts.NumberLiteralType).value] };
    if (flags & (TypeFlags.StringLike | TypeFlags.TemplateLiteral)) return text(field);
    if (flags & TypeFlags.NumberLike) return { type: "number" };
    if (flags & TypeFlags.BooleanLike) return { type: "boolean" };
    if (flags & TypeFlags.Null) return { type: "null" };
    if (type.isUnion()) return this.union(type, field);
    if (flags & TypeFlags.Object || type.isIntersection()) return this.object(type, field);
    if (flags & TypeFlags.Instantiable) {
      const bound = this.checker.getBaseConstraintOfType(type);
      return bound ? this.of(bound, field) : {};
    }
    return {};
  }

  private union({ types }: ts.UnionType, field: string): Schema {
    const values = types.filter(({ flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Null | TypeFlags.Void)));
    const schemas = values.map((type) => this.of(type, field));
    const literals = schemas.filter((schema) => schema.enum && schema.type === "string");
    const others = schemas.filter((schema) => !literals.includes(schema));
    const distinct = [...new Map(others.map((schema) => [JSON.stringify(schema), schema])).values()];
    if (literals.length > 0) distinct.push({ type: "string", enum: literals.flatMap((schema) => schema.enum!) });
    const one = distinct.length === 1 ? distinct[0]! : { anyOf: distinct };
    return types.some(({ flags }) => flags & TypeFlags.Null) ? nullable(one) : one;
  }

  private object(type: ts.Type, field: string): Schema {
    const { checker } = this;
    const name = type.symbol?.name ?? "";
    if (written[name] && !isOurs(type.symbol.declarations![0]!)) return written[name];
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type as ts.TypeReference);
      const distinct = [...new Map(items.map((item) => [item, this.of(item, field)])).values()];
      return { type: "array", items: distinct.length === 1 ? distinct[0]! : { anyOf: distinct } };
    }
    const known = type.aliasSymbol && !type.aliasTypeArguments ? type.aliasSymbol : type.symbol;
    const declaration = known?.declarations?.[0];
    const named = declaration && /^[A-Z]\w+$/.test(known.name) && isOurs(declaration);
    const generic = (type as ts.TypeReference).typeArguments?.length;
    if (!named || generic) return this.fields(type);
    return this.components.ref(known, [known.name, `${known.name}Antwoord`], () => this.fields(type));
  }

  private fields(type: ts.Type): Schema {
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const entries = this.checker.getPropertiesOfType(type).flatMap((property) => {
      const own = this.checker.getTypeOfSymbol(property);
      if (own.getCallSignatures().length > 0 || own.flags & TypeFlags.ESSymbolLike) return [];
      const may = property.flags & ts.SymbolFlags.Optional || this.maybe(own);
      return [{ name: property.name, schema: this.of(own, property.name), required: !may }];
    });
    const required = entries.filter((entry) => entry.required).map(({ name }) => name);
    return {
      type: "object",
      ...(entries.length > 0 && { properties: Object.fromEntries(entries.map((e) => [e.name, e.schema])) }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.of(index) }),
    };
  }

  private maybe(type: ts.Type): boolean {
    const parts = type.isUnion() ? type.types : [type];
    return parts.some(({ flags }) => flags & (TypeFlags.Undefined | TypeFlags.Any | TypeFlags.Unknown));
  }
}
