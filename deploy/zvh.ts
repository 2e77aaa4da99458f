// `npm run zvh -- <opdracht>`: what looks after the running platform.

const help = `Gebruik: npm run zvh -- <opdracht>

  events list [--dienst naam]                        welke gebeurtenissen worden vastgehouden, de oudste eerst
  events replay <berichtId> [--dienst naam]          probeer die over dit onderwerp opnieuw, op volgorde
  events drop <berichtId> --reden "…" [--dienst naam]  laat de eerste over dit onderwerp vallen
  sleutels stand [--dienst naam]                     onder welke sleutels staat wat verzegeld is, en gaat het open
  sleutels roteren [--dienst naam]                   een nieuwe sleutel voor alles, naast draaiende diensten, met bewijs
  logboek [controle] [--dienst naam] [--uit map] [--zegels bestand]  wie wat zag: bewaar het, en kijk of niets gewijzigd is
  logboek zegels [--dienst naam] [--naar bestand]    de laatste zegels, om buiten de database te bewaren
  beheerder <nummer> --huis code --naam "…" …        de eerste beheerder van een huis, in zijn register
  listen --forward-to adres [--als organisatie]      hoor wat een partner hoort, en stuur het door (docs/partners.md)
  controle [--kafka host:poort,…]                    kijk of het platform zijn beloften houdt

Tegen het platform van npm start, als verzonnen beheerder. Ergens anders: zet ZVH_TOKEN op het token van een beheerder, en
SERVICES op de adressen (dienst=https://…,dienst=https://…).`;

type Command = { run(args: string[]): Promise<number> };

/** Loaded when they are asked for: each brings much of its own. */
const commands: Record<string, () => Promise<Command>> = {
  events: () => import("./events/command.js"),
  sleutels: () => import("./sleutels/command.js"),
  logboek: () => import("./logboek/command.js"),
  beheerder: () => import("./beheerder/command.js"),
  listen: () => import("./listen/command.js"),
  controle: () => import("./controle/command.js"),
};

const [name = "", ...args] = process.argv.slice(2);
const load = commands[name];
if (load) process.exit(await (await load()).run(args));
const asked = name === "" || ["help", "--help", "-h"].includes(name);
if (!asked) console.error(`Onbekende opdracht "${name}".\n`);
console.log(help);
process.exit(asked ? 0 : 2);
