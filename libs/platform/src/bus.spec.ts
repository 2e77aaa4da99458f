import { InProcessBus, type Message } from "./index.js";

const message = (service: string): Message =>
  ({ topic: `zvh.region.${service}`, key: "key", envelope: { id: service } }) as unknown as Message;

it("hands what was left behind to a subscriber that starts later than the relay", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const bus = new InProcessBus(promise);
  const received: string[] = [];
  const published = bus.publish(message("sender"));
  bus.subscribe(["sender"], async ({ envelope }) => void received.push(envelope.id));
  resolve();
  await published;
  expect(received).toEqual(["sender"]);
});

it("rejects when one subscriber could not take the message, after the others had it", async () => {
  const bus = new InProcessBus();
  const received: string[] = [];
  bus.subscribe(["sender"], () => Promise.reject(new Error("not now")));
  bus.subscribe(["sender"], async ({ envelope }) => void received.push(envelope.id));
  bus.subscribe(["other"], () => Promise.reject(new Error("never asked")));
  await expect(bus.publish(message("sender"))).rejects.toThrow("not now");
  expect(received).toEqual(["sender"]);
});
