import { actie, casusregisseur, herkomst, plan, regisseur, startProef, type Proef } from "./case-plan.proef.js";

let proef: Proef;
beforeAll(async () => {
  proef = await startProef();
});
afterAll(() => proef.service.stop());

/** A word that stands in everything that people write here. */
const woord = "Zandloper";

/** The tables in which a word stands to be read: as text, or as the bytes of it. */
const waarStaat = async (gezocht: string): Promise<string[]> => {
  const tabellen = await proef.service.sql(
    "select table_name as naam from information_schema.tables where table_schema = 'public'",
  );
  const gevonden: string[] = [];
  for (const { naam } of tabellen) {
    const [{ aantal }] = await proef.service.sql(
      `select count(*)::int as aantal from "${naam}" t where t::text ilike '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
      [gezocht, Buffer.from(gezocht).toString("hex")],
    );
    if (aantal > 0) gevonden.push(naam);
  }
  return gevonden.toSorted();
};

it("laat van wat mensen over iemand schrijven niets leesbaar in de database, en toont het wie het mag zien", async () => {
  const casusId = await proef.metDeelnemers();
  const bron = { ...herkomst, voorwaardeToelichting: `${woord} mag het weten.` };
  await proef.draagtBij(casusId, casusregisseur, { toelichting: `${woord} zonder huis.`, herkomst: bron });
  const [doel] = plan([]).doelen;
  const inhoud = plan([actie(casusregisseur, { omschrijving: `${woord} helpen.` })], {
    gezamenlijkDoel: `${woord} woont rustig.`,
    doelen: [{ ...doel, resultaat: `${woord} heeft een huis.` }],
    reden: `Om ${woord}.`,
  });
  await proef.put(regisseur, `casussen/${casusId}/plan`, inhoud);

  const beeld = await proef.get(regisseur, `casussen/${casusId}`);
  for (const tekst of ["zonder huis", "helpen", "woont rustig", "heeft een huis", "mag het weten"])
    expect(JSON.stringify(beeld)).toContain(`${woord} ${tekst}`);
  expect(await waarStaat(casusId)).toContain("plan"); // the scan sees what is there to be read
  expect(await waarStaat(woord)).toEqual([]);

  await proef.service.sql("update casus set categorie = $1", [`lek ${woord}`]);
  await proef.service.sql("update bijdrage set toelichting = $1", [Buffer.from(woord)]);
  expect(await waarStaat(woord)).toEqual(["bijdrage", "casus"]);
});
