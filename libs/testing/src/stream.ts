import { Config, signDemoPerson } from "@zvh/platform";

/** What a person's stream said since it was opened. */
export type Heard = {
  status: number;
  text: string;
  /** The service closed it. */
  ended: boolean;
  /** How often it said "read again". */
  times(): number;
  leave(): void;
};

/** Listens to the changes of a service as this person, who must have an account there. */
export const listen = async ({ url }: { url: string }, person: { id: string; naam: string }): Promise<Heard> => {
  const token = await signDemoPerson(person, new Config());
  const gone = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/v1/wijzigingen`, { headers, signal: gone.signal });
  const heard: Heard = {
    status: answer.status,
    text: "",
    ended: false,
    times: () => heard.text.match(/data: {"huizen"/g)?.length ?? 0,
    leave: () => gone.abort(),
  };
  const read = async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) heard.text += part;
    heard.ended = true;
  };
  void read().catch(() => {});
  return heard;
};
