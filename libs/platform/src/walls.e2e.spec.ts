import { adminUrl, dice, giveAccounts, mensen, startService, type TestService } from "@zvh/testing";
import { Config, newId, signDemoPerson } from "./index.js";
import { things, type Thing } from "./things.fixture.js";

const houses = ["proefhuis", "zeeland", "midden-limburg"];
const perHouse = 7;
/** Everybody who works in some of these houses, in none that another could be. */
const people = [1, 2, 3, 4, 5, 6, 7].map((set) => ({
  ...mensen.screener,
  id: `screener-van-${set}`,
  huizen: houses.filter((_, i) => set & (1 << i)),
}));
const requests = 10_000;
const atOnce = 200;

let service: TestService;
beforeAll(async () => {
  service = await startService(things, { environment: { DATABASE_POOL: "5" } });
  for (const huis of houses)
    for (let i = 0; i < perHouse; i++) await service.sql("insert into thing values ($1, $2, '')", [newId(), huis]);
  await giveAccounts(adminUrl(service.database), people);
});
afterAll(() => service.stop());

it("I10 shows nobody a row of another house in 10,000 crossing requests on five connections, a tenth of which forget their context", async () => {
  const chance = dice(20_261_127);
  const tokens = await Promise.all(people.map((person) => signDemoPerson(person, new Config())));
  const seen = { foreign: 0, missing: 0, answered: 0, forgotten: 0, leaked: 0 };
  const ask = async (): Promise<void> => {
    const who = chance.below(people.length);
    const forgets = chance.next() < 0.1;
    const answer = await fetch(`${service.url}/v1/things${forgets ? "/forgotten" : ""}`, {
      headers: { authorization: `Bearer ${tokens[who]}` },
    });
    const rows = (await answer.json()) as Thing[];
    const own = people[who]!.huizen;
    if (answer.status === 200) seen.answered++;
    if (forgets) [seen.forgotten, seen.leaked] = [seen.forgotten + 1, seen.leaked + rows.length];
    else {
      seen.foreign += rows.filter(({ huis }) => !own.includes(huis)).length;
      seen.missing += own.length * perHouse - rows.filter(({ huis }) => own.includes(huis)).length;
    }
  };
  const queue = Array.from({ length: requests }).values();
  const lane = async () => {
    for (const _ of queue) await ask();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  expect(seen).toEqual({ foreign: 0, missing: 0, answered: requests, forgotten: expect.any(Number), leaked: 0 });
  expect(seen.forgotten).toBeGreaterThan(requests * 0.08);
}, 120_000);
