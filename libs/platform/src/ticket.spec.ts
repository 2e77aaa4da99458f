import { newId, readTicket, signTicket } from "./index.js";

const secret = { SERVICE_SECRET: "een-geheim-van-de-diensten-0123456789" };
const persons = [newId(), newId()];

describe("a ticket", () => {
  it("says who may be named to whom, and in which house", () => {
    expect(readTicket(signTicket("a-1", "proefhuis", persons, secret), secret)).toEqual({
      aan: "a-1",
      huis: "proefhuis",
      personen: new Set(persons),
    });
  });

  it("of four hundred persons fits in a header, and it never holds more", () => {
    const many = Array.from({ length: 500 }, () => newId());
    const ticket = signTicket("a-1", "proefhuis", many, secret);
    expect(ticket.length).toBeLessThan(12_000);
    expect(readTicket(ticket, secret)!.personen).toEqual(new Set(many.slice(0, 400)));
  });

  it("is nothing after ten seconds", () => {
    expect(readTicket(signTicket("a-1", "h", persons, secret, Date.now() - 9_000), secret)).not.toBeNull();
    expect(readTicket(signTicket("a-1", "h", persons, secret, Date.now() - 12_000), secret)).toBeNull();
  });

  it("is nothing with one byte changed, of another secret, or without a signature", () => {
    const ticket = signTicket("a-1", "proefhuis", persons, secret);
    const bytes = Buffer.from(ticket.split(".")[0]!, "base64url");
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(readTicket(`${changed.toString("base64url")}.${ticket.split(".")[1]}`, secret)).toBeNull();
    }
    expect(readTicket(ticket, { SERVICE_SECRET: `${secret.SERVICE_SECRET}4` })).toBeNull();
    for (const nonsense of ["", ".", "a.b", ticket.split(".")[0]!, `${ticket}x`.slice(0, -2), `.${ticket}`])
      expect(readTicket(nonsense, secret)).toBeNull();
  });
});
