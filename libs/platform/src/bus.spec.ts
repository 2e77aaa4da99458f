import { InProcessBus, type Message } from "./index.js";

const message = (service: string, key = "key", id = service): Message =>
  ({ topic: `zvh.region.${service}`, key, envelope: { id } }) as unknown as Message;
const into = (received: string[]) => async (messages: Message[]) => {
  received.push(...messages.map(({ envelope }) => envelope.id));
  return [];
};
const refuse = (): Promise<Message[]> => Promise.reject(new Error("not now"));

describe("the bus within one process", () => {
  it("hands what was left behind to a subscriber that starts later than the relay", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const bus = new InProcessBus(promise);
    const received: string[] = [];
    const published = bus.publish([message("sender")]);
    await bus.subscribe("late", ["sender"], into(received));
    resolve();
    await published;
    expect(received).toEqual(["sender"]);
  });

  it("says what must be sent again when one subscriber could not take it, after the others had it", async () => {
    const bus = new InProcessBus();
    const received: string[] = [];
    await bus.subscribe("down", ["sender"], refuse);
    await bus.subscribe("fine", ["sender"], into(received));
    await bus.subscribe("other", ["other"], refuse);
    expect(await bus.publish([message("sender"), message("other", "b")])).toEqual([null, null]);
    expect(await bus.publish([message("third", "c")])).toEqual([{}]);
    expect(received).toEqual(["sender"]);
  });

  it("keeps the order of a key: what is behind one that must be sent again must be too, other keys go", async () => {
    const bus = new InProcessBus();
    await bus.subscribe("picky", ["sender"], async (messages) =>
      messages.filter(({ envelope }) => envelope.id === "a1"),
    );
    const sent = await bus.publish([
      message("sender", "a", "a1"),
      message("sender", "b", "b1"),
      message("sender", "a", "a2"),
    ]);
    expect(sent).toEqual([null, {}, null]);
  });

  it("loses nothing that comes while a subscriber stops: that must be sent again", async () => {
    const bus = new InProcessBus();
    const received: string[] = [];
    const subscription = await bus.subscribe("stopping", ["sender"], into(received));
    await subscription.stop();
    expect([await bus.publish([message("sender")]), received]).toEqual([[null], []]);
  });
});
