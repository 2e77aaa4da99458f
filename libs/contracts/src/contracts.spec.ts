import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";
import { IsBoolean, IsString } from "class-validator";
import {
  allContracts,
  asyncapi,
  breaks,
  Contract,
  InvalidEvent,
  MeldingOntvangen,
  parse,
  read,
  UnknownEvent,
  type Schema,
} from "./index.js";

const published: Record<string, Schema> = JSON.parse(
  readFileSync(new URL("../gepubliceerd.json", import.meta.url), "utf8"),
);

describe("contracts", () => {
  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s accepts its own example, and has its key and the house in it",
    (_, contract) => {
      const voorbeeld = contract.class.voorbeeld as Record<string, unknown>;
      expect(parse(contract.class, voorbeeld)).toEqual(voorbeeld);
      expect(voorbeeld[contract.key]).toMatch(/^[0-9a-f-]{36}$/);
      expect(voorbeeld.huis).toBeDefined();
    },
  );

  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s has no field for a name, a BSN, an address, or a sentence",
    (_, contract) => {
      for (const [field, value] of Object.entries(contract.class.voorbeeld)) {
        expect(field).not.toMatch(
          /naam|bsn|adres|straat|postcode|email|telefoon|geboorte|toelichting|motivering|omschrijving/i,
        );
        if (typeof value === "string") expect(value).toMatch(/^[\w:.+-]+$/);
      }
    },
  );

  it("names a broken field without its value", () => {
    const broken = { ...MeldingOntvangen.voorbeeld, betrokkenen: [{ betrokkeneId: "geheim", rol: "betrokkene" }] };
    expect(() => parse(MeldingOntvangen, broken)).toThrow(
      new InvalidEvent("MeldingOntvangen: betrokkenen.0.betrokkeneId"),
    );
  });

  it("refuses a type that no contract describes", () => {
    expect(() => read("nl.zvh.onbekend.iets.v1", {})).toThrow(UnknownEvent);
  });

  it("forms a valid AsyncAPI document with every event", async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncapi()));
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(document!.messages().all()).toHaveLength(allContracts().length);
  });

  it("has no empty schema", () => {
    for (const schema of Object.values(asyncapi().components.schemas))
      expect(Object.keys(schema.properties ?? {}).length).toBeGreaterThan(0);
  });

  it("breaks nothing that was published, and everything is published", () => {
    const now = asyncapi().components.schemas;
    expect(breaks(published, now)).toEqual([]);
    expect(Object.keys(published).sort()).toEqual(Object.keys(now).sort());
  });

  it("lets an optional field be added, and nothing else", () => {
    const before: Schema = {
      properties: { a: { type: "string", enum: ["x", "y"] }, b: { type: "number" } },
      required: ["a"],
    };
    const now = (change: Partial<Schema>) => breaks({ E: before }, { E: { ...before, ...change } });
    expect(now({ properties: { ...before.properties, c: { type: "string" } } })).toEqual([]);
    expect(now({ properties: { a: before.properties!.a! } })).toEqual(["E.b is gone or changed"]);
    expect(now({ properties: { ...before.properties, a: { type: "string", enum: ["x"] } } })).toEqual([
      "E.a is gone or changed",
    ]);
    expect(now({ required: ["a", "b"] })).toEqual(["E.b became required"]);
    expect(now({ required: [] })).toEqual(["E.a is no longer required"]);
    expect(breaks({ E: before }, {})).toEqual(["E is gone"]);
  });

  it("reads an old event as the newest version", () => {
    class ProefGedaan {
      @IsString() proefId!: string;
      static readonly voorbeeld = { proefId: "x" };
    }
    class ProefGedaanV2 extends ProefGedaan {
      @IsBoolean() spoed!: boolean;
      static override readonly voorbeeld = { proefId: "x", spoed: true };
    }
    const info = { service: "proef", key: "proefId", summary: "-" };
    Contract({ ...info, version: 1 })(ProefGedaan);
    Contract({ ...info, version: 2, upcast: (old: ProefGedaan) => ({ ...old, spoed: false }) })(ProefGedaanV2);
    expect(read("nl.zvh.proef.gedaan.v1", { proefId: "p" }).value).toEqual({ proefId: "p", spoed: false });
  });
});
