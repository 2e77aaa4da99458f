import { verify } from "node:crypto";

/** A message of the stream: the headers and the body of the webhook that it would be. */
export type Bericht = { headers: Record<string, string>; body: string };

/** Whether the headers are those of Standard Webhooks over this body, by one of the public keys (`whpk_…`). */
export const isOndertekend = ({ headers, body }: Bericht, sleutel: string): boolean => {
  const { "webhook-id": id, "webhook-timestamp": tijd, "webhook-signature": handtekeningen = "" } = headers;
  const x = Buffer.from(sleutel.replace(/^whpk_/, ""), "base64").toString("base64url");
  const key = { key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" } as const;
  return handtekeningen
    .split(" ")
    .filter((een) => een.startsWith("v1a,"))
    .some((een) => verify(null, Buffer.from(`${id}.${tijd}.${body}`), key, Buffer.from(een.slice(4), "base64")));
};

export type Gebeurtenis = { id: string; data: string };

/** The events of a stream (server-sent events); signs of life are left out. Ends when the stream does. */
export async function* gebeurtenissen(stroom: ReadableStream<Uint8Array>): AsyncGenerator<Gebeurtenis> {
  let tekst = "";
  for await (const deel of stroom.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    tekst += deel;
    const blokken = tekst.split("\n\n");
    tekst = blokken.pop()!;
    for (const blok of blokken) {
      const veld = (naam: string) => new RegExp(`^${naam}: (.*)$`, "m").exec(blok)?.[1];
      if (veld("data") && veld("event") !== "hartslag") yield { id: veld("id") ?? "", data: veld("data")! };
    }
  }
}

/** Sends a webhook on as it came; the status of the answer, or why there was none. */
export const stuurDoor = async (naar: string, { headers, body }: Bericht): Promise<string> => {
  try {
    const koppen = { ...headers, "content-type": "application/cloudevents+json; charset=utf-8" };
    const signal = AbortSignal.timeout(15_000);
    return String((await fetch(naar, { method: "POST", headers: koppen, body, redirect: "manual", signal })).status);
  } catch (error) {
    return error instanceof Error && error.name === "TimeoutError" ? "geen antwoord" : "geen verbinding";
  }
};
