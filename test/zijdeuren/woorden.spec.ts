import { heeftWoorden } from "../../services/workplace/src/web/inzage/handelingen.js";
import { services } from "../../services/workplace/src/services.js";
import { beschreven } from "./deuren.js";

it("noemt elke handeling die in een logboek kan staan, in woorden voor de privacyofficer", () => {
  const zonder = services.flatMap((dienst) => beschreven(dienst)).filter((route) => !heeftWoorden(route));
  expect(zonder).toEqual([]);
  expect(services.flatMap((dienst) => beschreven(dienst)).length).toBeGreaterThan(50);
  expect(heeftWoorden("GET /v1/meldingen/:meldingId")).toBe(true);
  expect(heeftWoorden("GET /v1/van-niemand")).toBe(false);
});
