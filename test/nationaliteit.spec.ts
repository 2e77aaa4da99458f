import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getMetadataStorage, IsString } from "class-validator";
import { getMetadataArgsStorage } from "typeorm";
import { allContracts } from "@zvh/contracts";

// Nationality is not processed (BGS 1.9, L25): no request, event, table or screen has a place for it. A BSN
// has one where it is needed and nowhere else (WGS 2.29, L07).

const root = join(import.meta.dirname, "..");
const verboden = /nationalit|staatsburger|staatsangeh|etnici|afkomst|geboorteland/i;

/** All fields that a request class or contract checks, and all columns; every module of the product is loaded first. */
const velden = async (): Promise<string[]> => {
  for (const file of globSync("services/*/src/*.module.ts", { cwd: root })) await import(join(root, file));
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<{ name: string }, { propertyName: string }[]>;
  };
  return [
    ...[...validationMetadatas].flatMap(([soort, regels]) =>
      regels.map(({ propertyName }) => `${soort.name}.${propertyName}`),
    ),
    ...getMetadataArgsStorage().columns.map(
      ({ target, propertyName }) => `${(target as { name: string }).name}.${propertyName}`,
    ),
  ];
};

it("L25 kent in geen verzoek, gebeurtenis of tabel een veld voor nationaliteit", async () => {
  const alle = await velden();
  expect(alle).toEqual(expect.arrayContaining(["BijdrageVerzoek.leefgebied", "CasusGeopend.persoonId", "Casus.huis"]));
  expect(allContracts().length).toBeGreaterThan(15);
  expect(alle.filter((veld) => verboden.test(veld))).toEqual([]);
  const migraties = globSync("services/*/src/migrations/*.ts", { cwd: root });
  expect(migraties.filter((file) => verboden.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
});

it("L07 een BSN heeft alleen een plaats waar iemand binnenkomt, gezocht en herkend wordt, en is opgeslagen verzegeld", async () => {
  const bsn = (await velden()).filter((veld) => /bsn|burgerservice/i.test(veld));
  const gevraagd = [
    "OntvangenIdentiteit.bsn",
    "Gedetineerde.bsn",
    "Identiteit.bsn",
    "Registratie.bsn",
    "ZoekOpNaam.bsn",
  ];
  expect([...new Set(bsn)].toSorted()).toEqual([...gevraagd, "Persoon.bsn", "Persoon.bsnIndex"].toSorted());
  const kolommen = getMetadataArgsStorage().columns.filter(({ propertyName }) => /bsn/i.test(propertyName));
  expect(kolommen.map(({ options }) => options.type)).toEqual(["bytea", "bytea"]);
});

it("L25 ziet een veld dat er wel een plaats voor heeft", async () => {
  class Geplant {
    @IsString() nationaliteit!: string;
  }
  expect(new Geplant()).toBeInstanceOf(Geplant);
  expect((await velden()).filter((veld) => verboden.test(veld))).toEqual(["Geplant.nationaliteit"]);
});
