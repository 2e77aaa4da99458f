import type { Person } from "@zvh/platform";
import type { Huizen } from "@zvh/regions";
import { blad, veilig } from "./mail-catcher.pages.js";

const functie: Record<string, string> = {
  screener: "Screening",
  triagevoorzitter: "voorzitter van de triage",
  procesregisseur: "Procesregie",
  triagelid: "Triage",
  deelnemer: "deelnemer aan casussen",
  beheerder: "Beheer",
};

/** What somebody does, as people read it; what everybody is, is left out. */
const watDoet = ({ rollen }: Person): string => {
  const woorden = rollen.filter((rol) => rol !== "medewerker").map((rol) => functie[rol] ?? rol.replaceAll("-", " "));
  const tekst = woorden.join(", ");
  return tekst.charAt(0).toUpperCase() + tekst.slice(1);
};

const knop = (een: Person, huizen: Huizen): string => {
  const [eerste, ...andere] = een.huizen.filter((code) => huizen.kent(code)).map((code) => huizen.huis(code));
  const bij = een.organisatie === "huis" ? "" : (eerste?.organisatie(een.organisatie)?.naam ?? een.organisatie);
  const ook = andere.map(({ korteNaam }) => korteNaam);
  const erbij = [bij, ook.length > 0 && `ook ${ook.join(", ")}`].filter(Boolean).join("; ");
  return `<li><button name="persoon" value="${veilig(een.id)}"><strong>${veilig(een.naam)}</strong> ${veilig(erbij)}</button></li>`;
};

const groep = (doet: string, mensen: Person[], huizen: Huizen): string => `
<div data-groep>
<h3>${veilig(doet)}</h3>
<ul>
${mensen.map((een) => knop(een, huizen)).join("\n")}
</ul>
</div>`;

const stijl = `
<style>
  label { display: block; font-weight: bold; }
  input { font: inherit; padding: 0.4rem 0.6rem; inline-size: min(28rem, 100%); border: 1px solid #767676; }
  h2 { margin: 2rem 0 0; font-size: 1.25rem; } h3 { margin: 0.75rem 0 0.25rem; font-size: 1rem; font-weight: normal; color: #454545; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.5rem; }
  button { font: inherit; inline-size: 100%; min-block-size: 2.75rem; padding: 0.4rem 0.75rem; text-align: start; color: inherit; background: #fff; border: 1px solid #767676; border-radius: 3px; cursor: pointer; }
  button:hover { background: #eef3f7; } :focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
  [hidden] { display: none; }
</style>`;

/** Every word must be found in the button, the heading above it or the house; Enter takes the first that is left. */
const filter = `
const zoek = document.getElementById("zoek"), gevonden = document.getElementById("gevonden");
const knoppen = [...document.querySelectorAll("button")];
const tekst = (knop) => [knop, knop.closest("[data-groep]").querySelector("h3"), knop.closest("section").querySelector("h2")].map((deel) => deel.textContent).join(" ").toLowerCase();
zoek.addEventListener("input", () => {
  const woorden = zoek.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const knop of knoppen) knop.parentElement.hidden = !woorden.every((woord) => tekst(knop).includes(woord));
  for (const deel of [...document.querySelectorAll("[data-groep], section")].reverse()) deel.hidden = !deel.querySelector("li:not([hidden])");
  gevonden.textContent = knoppen.filter((knop) => !knop.parentElement.hidden).length + " mensen gevonden";
});
zoek.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  knoppen.find((knop) => !knop.parentElement.hidden)?.click();
});`;

/** The page on which somebody chooses who to be: every demo person, by house and by what they do. */
export const aanmelden = (mensen: Person[], huizen: Huizen, nonce: string): string => {
  const perHuis = Map.groupBy(mensen, (een) => (een.huizen.length > 2 ? "" : een.huizen[0]!));
  const delen = [...perHuis].map(([code, groepen], plek) => {
    const titel = huizen.kent(code) ? huizen.huis(code).naam : "Alle huizen";
    const binnen = [...Map.groupBy(groepen, watDoet)].map(([doet, leden]) => groep(doet, leden, huizen)).join("");
    return `<section aria-labelledby="huis-${plek}">\n<h2 id="huis-${plek}">${veilig(titel)}</h2>${binnen}\n</section>`;
  });
  return blad(
    "Aanmelden",
    `${stijl}
<p>Dit is een omgeving met verzonnen mensen en gegevens. Kies als wie je wilt werken.</p>
<form method="post">
<label for="zoek">Zoek op naam, rol, organisatie of huis</label>
<input id="zoek" type="search" autocomplete="off" autofocus>
<p role="status" id="gevonden"></p>
${delen.join("\n")}
</form>
<script nonce="${nonce}">${filter}</script>`,
  );
};

/** Sends itself on; without scripts somebody presses the button. */
export const afmelden = (form: string, nonce: string): string =>
  blad(
    "Afmelden",
    `${stijl}${form}
<p>Je wordt afgemeld.</p>
<button form="op.logoutForm" name="logout" value="yes">Afmelden</button>
<script nonce="${nonce}">document.querySelector("button").click();</script>`,
  );

export const afgemeld = (werkplek: string): string =>
  blad("Je bent afgemeld", `<p><a href="${veilig(werkplek)}">Naar de werkplek</a></p>`);

export const mislukt = (werkplek: string): string =>
  blad(
    "Aanmelden lukte niet",
    `<p>Dit aanmelden is verlopen of onderbroken. <a href="${veilig(werkplek)}">Begin opnieuw bij de werkplek</a>.</p>`,
  );
