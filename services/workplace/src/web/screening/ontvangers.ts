import type { Huis, MeldingRij, Organisatie } from "../typen.js";
import type { Zoekoptie } from "../ui/zoekkeuze.js";

/** Outcomes with which somebody else takes it up, who is named (R26, R27). */
export const vraagtOntvanger = (uitkomst: string | undefined): boolean =>
  uitkomst === "lokaal-zorgoverleg" || uitkomst === "preventieve-actie";

type Ontvangers = { opties: Zoekoptie[]; voorstel: string | undefined };

/**
 * Who can take up a report, the likely ones first. The local care meeting of the report's own municipality is proposed
 * when there is exactly one; a person confirms by sending.
 */
export const ontvangersVoor = (
  uitkomst: string,
  { gemeente }: Pick<MeldingRij, "gemeente">,
  { organisaties, screeningpartners, gemeenten }: Pick<Huis, "organisaties" | "screeningpartners" | "gemeenten">,
): Ontvangers => {
  const lokaal = ({ soort }: Organisatie) => soort === "lokaal-zorgoverleg";
  const partners = new Set(screeningpartners.map(({ code }) => code));
  const eerst = uitkomst === "lokaal-zorgoverleg" ? lokaal : ({ code }: Organisatie) => partners.has(code);
  const kan = organisaties.filter((een) => eerst(een) || (uitkomst !== "lokaal-zorgoverleg" && !lokaal(een)));
  const hier = kan.filter((een) => lokaal(een) && gemeente && een.gemeente === gemeente);
  const rang = (een: Organisatie) => (een.gemeente && een.gemeente === gemeente ? 0 : eerst(een) ? 1 : 2);
  const mogelijk = kan.length > 0 ? kan : organisaties;
  return {
    opties: mogelijk
      .toSorted((a, b) => rang(a) - rang(b) || a.naam.localeCompare(b.naam, "nl"))
      .map(({ code, naam, gemeente: van }) => ({ code, naam, bij: gemeenten.find((een) => een.code === van)?.naam })),
    voorstel: hier.length === 1 ? hier[0]!.code : undefined,
  };
};
