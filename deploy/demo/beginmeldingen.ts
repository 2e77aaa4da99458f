import type { Huis } from "@zvh/regions";

// Meldingen that wait for the daily screening when the demo starts. Everybody in them is invented.

type Iemand = [
  voornamen: string,
  achternaam: string,
  geboortedatum: string,
  bsn: string | null,
  gemeente: string,
  rol?: string,
];
type Melding = [organisatie: string, onderwerp: string, situatieschets: string, ...betrokkenen: Iemand[]];

const meldingen: Record<string, Melding[]> = {
  zeeland: [
    [
      "Gemeente Vlissingen",
      "Zorgen over een alleenstaande vader",
      "Twee jonge kinderen komen ongewassen op school; vader doet de deur niet open en heeft ruzie met de buren.",
      ["Nico", "Fictief", "1988-02-17", "990000072", "GM0718", "vader"],
      ["Jip", "Fictief", "2018-05-01", null, "GM0718", "kind"],
    ],
    [
      "Gemeente Goes",
      "Oplopende overlast in de flat",
      "Vierde klacht in een maand over geschreeuw 's nachts; de woonbegeleiding komt niet meer binnen.",
      ["Lou", "Voorbeelt", "1996-11-19", null, "GM0664"],
    ],
  ],
  "midden-limburg": [
    [
      "Gemeente Roermond",
      "Dreiging met een mes in de opvang",
      "Bedreigde een medewerker toen een bed geweigerd werd. Slaapt sinds drie weken buiten.",
      ["Tiny", "Proefstraa", "1971-01-30", null, "GM0957"],
    ],
    [
      "Gemeente Weert",
      "Jongen raakt buiten beeld van school",
      "Al zes weken niet op school en wordt gezien met een oudere groep die dealt op het station.",
      ["Sem", "Demovic", "2006-08-08", "990000047", "GM0988"],
    ],
    [
      "Gemeente Leudal",
      "Ouder echtpaar vervuilt",
      "De thuiszorg trekt zich terug: het huis staat vol, er zijn ratten, en meneer slaat van zich af.",
      ["Wiel", "Verzonnen", "1946-03-12", "990000084", "GM1640"],
    ],
  ],
  "noord-limburg": [
    [
      "Gemeente Venlo",
      "Samenwerking rond een gezin loopt vast",
      "Wijkteam, GGZ en school werken langs elkaar heen; moeder haakt steeds af en de spanning loopt op.",
      ["Anja", "Niemand", "1979-09-09", null, "GM0983", "moeder"],
    ],
  ],
  "westelijke-mijnstreek": [
    [
      "Gemeente Sittard-Geleen",
      "Bekende van het gebiedsteam glijdt af",
      "Na het verlies van zijn werk weer aan het gebruiken; bedreigde gisteren zijn bewindvoerder.",
      ["Jos", "Schijnbaar", "1990-06-15", "990000060", "GM1883"],
    ],
  ],
};

/** The meldingen of a house with which the demo starts, as their senders would send them. */
export const meldingenVan = ({ code: huis, schakelaars: { aveVanaf } }: Huis) =>
  (meldingen[huis] ?? []).map(([organisatie, onderwerp, situatieschets, ...betrokkenen], i) => ({
    soort: "ZVH",
    kenmerk: `DEMO-${i + 1}`,
    huis,
    melder: { organisatie, naam: "Team Zorg en Veiligheid", email: "zorg-en-veiligheid@gemeente.example" },
    onderwerp,
    situatieschets,
    betrokkenen: betrokkenen.map(([voornamen, achternaam, geboortedatum, bsn, gemeente, rol = "betrokkene"]) => ({
      rol,
      bsn,
      voornamen,
      tussenvoegsel: null,
      achternaam,
      geboortedatum,
      adres: { gemeente },
    })),
    ...(aveVanaf !== null && { aveNiveau: aveVanaf }),
    terugkoppelingGewenst: true,
  }));
