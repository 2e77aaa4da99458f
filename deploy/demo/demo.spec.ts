import { createTransport } from "nodemailer";
import { laadHuizen } from "@zvh/regions";
import { startMailCatcher, type MailCatcher } from "./mail-catcher.js";
import { afzenderVoor, demoAfzenders, demoMensen, mensenMet } from "./mensen.js";

const huizen = laadHuizen();

describe("the people of the demo", () => {
  it("have an id of their own and belong to organisations that their houses know", () => {
    expect(new Set(demoMensen.map(({ id }) => id)).size).toBe(demoMensen.length);
    for (const { organisatie, huizen: codes, rollen } of demoMensen) {
      expect(rollen).toContain("medewerker");
      for (const code of codes)
        expect(organisatie === "huis" || huizen.huis(code).organisatie(organisatie)).toBeTruthy();
    }
  });

  it("do in every house what the work asks", () => {
    const werk = ["screener", "triagevoorzitter", "procesregisseur", "triagelid", "deelnemer"];
    const nodig = [...werk, "nazorgcoordinator", "beheerder", "privacyofficer"];
    for (const { code } of huizen.alle())
      for (const rol of nodig) expect(mensenMet(code, rol).length).toBeGreaterThan(0);
  });

  it("report through the system of their organisation, known or new", () => {
    const gemeente = afzenderVoor("Gemeente Vlissingen, team Jeugd");
    expect(gemeente).toMatchObject({ id: "afzender:gemeente-vlissingen", huizen: ["zeeland"], rollen: ["afzender"] });
    expect(demoAfzenders).toContain(gemeente);
    expect(afzenderVoor("Politie Limburg").huizen).toEqual([
      "knooppunt",
      "midden-limburg",
      "noord-limburg",
      "westelijke-mijnstreek",
    ]);
    expect(afzenderVoor("Één nieuwe club")).toMatchObject({ id: "afzender:een-nieuwe-club", rollen: ["afzender"] });
  });
});

describe("the mail catcher", () => {
  let catcher: MailCatcher;
  const send = (to: string, subject: string) => {
    const transport = createTransport(catcher.smtpUrl);
    return transport.sendMail({ from: "noreply@zvh.example", to, subject, text: "Eén regel.\nNog een." });
  };
  beforeAll(async () => (catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0 })));
  afterAll(() => catcher.stop());

  it("shows what was sent, the newest first, and lets no markup of a mail through", async () => {
    await send("a@politie.example", "Eerste");
    await send("b@politie.example", "<script>alert(1)</script>");
    const mails = await (await fetch(`${catcher.url}/berichten.json`)).json();
    expect(mails).toMatchObject([{ nummer: 2 }, { nummer: 1, aan: ["a@politie.example"], onderwerp: "Eerste" }]);
    const page = await (await fetch(catcher.url)).text();
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>");
    expect(await (await fetch(`${catcher.url}/berichten/1`)).text()).toContain("Eén regel.");
    expect((await fetch(`${catcher.url}/berichten/99`)).status).toBe(404);
  });

  it("refuses whom it must refuse, to try a failure by hand", async () => {
    await expect(send("niemand@weigert.example", "Nooit")).rejects.toMatchObject({ responseCode: 550 });
  });
});
