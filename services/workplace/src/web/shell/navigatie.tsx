import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meldpunt } from "../meldpunt/vragen.js";
import { vragen } from "./vragen.js";
import { hoofdletter, useHuis } from "./woorden.js";

const paden = {
  vandaag: "/$huis/vandaag",
  meldpunt: "/$huis/meldpunt",
  screening: "/$huis/screening",
  screeningsvragen: "/$huis/screeningsvragen",
  signalen: "/$huis/signalen",
  adviesvragen: "/$huis/adviesvragen",
  triage: "/$huis/triage",
  casussen: "/$huis/casussen",
  acties: "/$huis/acties",
  nazorg: "/$huis/nazorg",
  taken: "/$huis/taken",
  zsm: "/$huis/zsm",
  zsmVerzoeken: "/$huis/zsm-verzoeken",
  prioriteringen: "/$huis/prioriteringen",
  vragenVanHuizen: "/$huis/vragen-van-huizen",
  mensen: "/$huis/beheer/mensen",
  organisaties: "/$huis/beheer/organisaties",
  teams: "/$huis/beheer/teams",
  abonnementen: "/$huis/beheer/systemen",
  gebeurtenissen: "/$huis/beheer/gebeurtenissen",
  inzage: "/$huis/inzage",
} as const;

/** For whom a task can be, as notification has it. */
const doenTaken = ["screener", "procesregisseur", "nazorgcoordinator", "meldpuntmedewerker"];

/** Each kind of work for who may do it; the text is in the words of the house. */
const werk: { naar: keyof typeof paden; tekst: string; voor: string[] }[] = [
  { naar: "vandaag", tekst: "Vandaag", voor: ["medewerker"] },
  { naar: "meldpunt", tekst: "Meldpunt", voor: ["meldpuntmedewerker"] },
  { naar: "screening", tekst: "«Screening»", voor: ["screener"] },
  { naar: "screeningsvragen", tekst: "«Screening»", voor: ["screeningspartner"] },
  { naar: "signalen", tekst: "«Signaal.meervoud»", voor: ["screener"] },
  { naar: "adviesvragen", tekst: "Adviesvragen", voor: ["screener", "procesregisseur"] },
  { naar: "triage", tekst: "«Triage»", voor: ["triagevoorzitter", "triagelid"] },
  { naar: "casussen", tekst: "«Casus.meervoud»", voor: ["procesregisseur", "deelnemer"] },
  { naar: "acties", tekst: "Mijn «actie.meervoud»", voor: ["deelnemer", "procesregisseur"] },
  { naar: "nazorg", tekst: "«Nazorg»", voor: ["nazorgcoordinator", "deelnemer"] },
  { naar: "prioriteringen", tekst: "Geprioriteerd", voor: ["procesregisseur"] },
  { naar: "zsmVerzoeken", tekst: "ZSM", voor: ["procesregisseur"] },
  { naar: "taken", tekst: "Taken", voor: doenTaken },
  { naar: "vragenVanHuizen", tekst: "Andere huizen", voor: ["screener", "triagevoorzitter"] },
  { naar: "zsm", tekst: "ZSM-desk", voor: ["zsm-desk"] },
  { naar: "mensen", tekst: "Mensen", voor: ["beheerder"] },
  { naar: "organisaties", tekst: "Organisaties", voor: ["beheerder"] },
  { naar: "teams", tekst: "Teams", voor: ["beheerder"] },
  { naar: "abonnementen", tekst: "Systemen", voor: ["beheerder"] },
  { naar: "gebeurtenissen", tekst: "Beheer", voor: ["beheerder"] },
  { naar: "inzage", tekst: "Wie zag wat", voor: ["privacyofficer"] },
];

export function Navigatie({ rollen }: { rollen: string[] }) {
  const { huis, w } = useHuis();
  const { data: vandaag } = useQuery(vragen.vandaag(huis.code));
  const { data: taken } = useQuery({
    ...vragen.taken(huis.code),
    enabled: rollen.some((rol) => doenTaken.includes(rol)),
  });
  const beslist = rollen.includes("screener") || rollen.includes("triagevoorzitter");
  const { data: verzoeken } = useQuery({ ...vragen.verzoeken(huis.code), enabled: beslist });
  const meldt = rollen.includes("meldpuntmedewerker");
  const { data: gemeld } = useQuery({ ...meldpunt.telling(huis.code), enabled: meldt });
  const metActies = rollen.includes("deelnemer") || rollen.includes("procesregisseur");
  const { data: acties } = useQuery({ ...vragen.acties(huis.code), enabled: metActies });
  const { data: gebeurtenissen } = useQuery({
    ...vragen.gebeurtenissen(huis.code),
    enabled: rollen.includes("beheerder"),
  });
  const aantallen: Partial<Record<keyof typeof paden, number | undefined>> = {
    meldpunt: gemeld && gemeld.teTrieren + gemeld.teRouteren,
    screening: vandaag?.screening?.teScreenen,
    triage: vandaag?.triage?.aantal,
    acties: acties?.items.length,
    nazorg: vandaag?.nazorg?.waarschuwingen,
    prioriteringen: vandaag?.prioriteringen?.teHerzien,
    zsmVerzoeken: vandaag?.zsm?.length,
    taken: taken?.items.length,
    vragenVanHuizen: verzoeken?.items.length,
    gebeurtenissen: gebeurtenissen?.items.filter(({ toestand }) => toestand === "geparkeerd").length,
  };
  return (
    <nav className="navigatie" aria-label="Werk">
      <ul>
        {werk
          .filter(({ voor }) => voor.some((rol) => rollen.includes(rol)))
          .map(({ naar, tekst }) => (
            <li key={naar}>
              <Link
                to={paden[naar]}
                params={{ huis: huis.code }}
                className="navigatie__link"
                activeProps={{ "aria-current": "page" }}
              >
                {hoofdletter(w(tekst))}
                <Aantal waarde={aantallen[naar]} />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Aantal({ waarde }: { waarde: number | undefined }) {
  if (!waarde) return null;
  return (
    <span className="aantal">
      {waarde}
      <span className="alleen-voorlezen"> open</span>
    </span>
  );
}
