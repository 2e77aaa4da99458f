// Een abonnee in TypeScript, met alleen Node: `node abonnee.ts whpk_…` luistert op poort 3000.
import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";

const [openbaar = "", poort = "3000"] = process.argv.slice(2);
const x = Buffer.from(openbaar.replace("whpk_", ""), "base64").toString("base64url");
const sleutel = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
const gezien = new Set<string>(); // bewaar dit in je eigen database, in de transactie van het gevolg
let laatste = 0;

/** Van het platform, niet veranderd, en niet ouder dan vijf minuten. */
const isEcht = (headers: IncomingHttpHeaders, body: Buffer): boolean => {
  const [id, tijd, handtekeningen] = ["id", "timestamp", "signature"].map((naam) => String(headers[`webhook-${naam}`]));
  if (!(Math.abs(Date.now() / 1000 - Number(tijd)) < 300)) return false;
  const inhoud = Buffer.concat([Buffer.from(`${id}.${tijd}.`), body]);
  return handtekeningen!
    .split(" ")
    .some((een) => een.startsWith("v1a,") && verify(null, inhoud, sleutel, Buffer.from(een.slice(4), "base64")));
};

const hoor = async (vraag: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
  const delen: Buffer[] = [];
  for await (const deel of vraag) delen.push(deel as Buffer);
  const body = Buffer.concat(delen);
  if (!isEcht(vraag.headers, body)) return void antwoord.writeHead(401).end();
  const { id, type, sequence } = JSON.parse(body.toString()) as Record<string, string>;
  if (gezien.has(id!)) return void antwoord.writeHead(204).end(); // kwam al: hetzelfde nog eens
  const nummer = Number(sequence);
  if (laatste && nummer > laatste + 1) console.log(`gat: haal op met GET …/gebeurtenissen?na=${laatste}`);
  console.log(`${sequence} ${type}`);
  gezien.add(id!);
  laatste = nummer;
  antwoord.writeHead(204).end();
};
const server = createServer((vraag, antwoord) => void hoor(vraag, antwoord));
server.listen(Number(poort), "127.0.0.1", () => console.log("luistert"));
