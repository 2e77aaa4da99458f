import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Config } from "@zvh/platform";
import { laadHuizen } from "@zvh/regions";
import { parseAllDocuments } from "yaml";
import { services } from "./system.js";

// k8s/, held against the code: rendered by kustomize, checked with the schemas of
// Kubernetes (kubernetes-validate, from PyPI), and then by rules of ours. `deploy/productie.spec.ts` runs what they start.

type Thing = {
  kind: string;
  metadata: { name: string; namespace?: string; labels: Record<string, string> };
  // What differs per kind is looked at per kind.
  spec: any;
  data: Record<string, string>;
};

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
/** Every service, and the workplace. */
const names = [...new Set([...services.map(({ name }) => name), "workplace"])].toSorted();
const huizen = laadHuizen();

const works = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const canRender = works("kubectl", "kustomize", "--help");
const rendering = canRender || process.env.CI ? describe : describe.skip;
if (!canRender) console.log("kubectl ontbreekt: k8s/ is niet nagegaan");

const overlays = globSync("*", { cwd: join(root, "k8s/overlays") }).toSorted();
const text = Object.fromEntries(
  overlays.map((name) => [
    name,
    canRender ? execFileSync("kubectl", ["kustomize", `k8s/overlays/${name}`], { cwd: root, encoding: "utf8" }) : "",
  ]),
);
const thingsIn = (overlay: string): Thing[] => parseAllDocuments(text[overlay]!).map((one) => one.toJS() as Thing);

/** Installs kubernetes-validate once, beside the broker of the tests. */
const validator = (): string => {
  const place = join(root, ".cache", "kubernetes-validate-1.37.0");
  const program = join(place, "bin", "kubernetes-validate");
  if (existsSync(program)) return program;
  execFileSync("python3", ["-m", "venv", place], { stdio: "ignore" });
  execFileSync(join(place, "bin", "pip"), ["install", "--quiet", "kubernetes-validate==1.37.0"], { stdio: "ignore" });
  return program;
};

it("has an overlay for every region of the houses, and one for the knooppunt", () =>
  expect(overlays).toEqual([...new Set([...huizen.alle().map(({ regio }) => regio), "knooppunt"])].toSorted()));

rendering.each(overlays)("k8s/overlays/%s", (overlay) => {
  const things = canRender ? thingsIn(overlay) : [];
  const of = (kind: string) => things.filter((thing) => thing.kind === kind);
  const named = (kind: string) =>
    of(kind)
      .map(({ metadata }) => metadata.name)
      .toSorted();
  const settings = of("ConfigMap")[0]?.data ?? {};
  const pods = [...of("Deployment"), ...of("Job")].map(({ metadata, spec }) => ({
    name: metadata.name,
    labels: spec.template.metadata.labels as Record<string, string>,
    pod: spec.template.spec,
    container: spec.template.spec.containers[0],
  }));

  it("is what Kubernetes knows, without a key that it does not", () => {
    const folder = mkdtempSync(join(tmpdir(), "zvh-k8s-"));
    const file = join(folder, `${overlay}.yaml`);
    try {
      writeFileSync(file, text[overlay]!);
      execFileSync(validator(), ["--strict", file], { encoding: "utf8" });
      writeFileSync(file, text[overlay]!.replace("readinessProbe:", "readynessProbe:"));
      expect(() => execFileSync(validator(), ["--strict", file], { stdio: "ignore" })).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it("serves the houses of its region, each of them once", () => {
    const region = huizen.alle().filter(({ regio }) => regio === overlay);
    expect(settings.HUIZEN).toBe(region.map(({ code }) => code).join(","));
    expect(things.filter(({ metadata }) => metadata.namespace && metadata.namespace !== `zvh-${overlay}`)).toEqual([]);
  });

  it("has for every service a deployment, an address and a disruption budget", () => {
    for (const kind of ["Deployment", "Service", "PodDisruptionBudget"]) expect(named(kind)).toEqual(names);
    expect(named("Job")).toEqual(["migraties", "topics"]);
    for (const { spec } of of("Deployment")) expect(spec.replicas).toBeGreaterThan(1);
  });

  it("gives every pod as little as it can do with", () => {
    expect(pods.length).toBe(names.length + 2);
    for (const { pod, container } of pods) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      for (const what of ["requests", "limits"])
        expect(Object.keys(container.resources[what]).toSorted()).toEqual(["cpu", "memory"]);
      expect(container.image).toMatch(/^zvh-[a-z-]+:\d+\.\d+\.\d+$/);
    }
    expect(of("Namespace")[0]!.metadata.labels["pod-security.kubernetes.io/enforce"]).toBe("restricted");
  });

  it("asks every service for its life and its readiness, at the port where it listens", () => {
    for (const { name, container } of pods.filter((one) => names.includes(one.name))) {
      expect(container.image).toContain(`zvh-${name}:`);
      expect(container.ports).toEqual([{ name: "http", containerPort: Number(settings.PORT) }]);
      expect(container.readinessProbe.httpGet).toEqual({ path: "/health/ready", port: "http" });
      expect(container.livenessProbe.httpGet).toEqual({ path: "/health/live", port: "http" });
    }
    const addresses = names.filter((name) => name !== "workplace").map((name) => `${name}=http://${name}:8080`);
    expect(settings.SERVICES!.split(",").toSorted()).toEqual(addresses);
    for (const { spec } of of("Service"))
      expect(spec.ports).toEqual([{ name: "http", port: 8080, targetPort: "http" }]);
  });

  it("sets everything that a process reads, and takes each secret by its name", () => {
    const known = [...Object.keys(new Config()), "SMTP_URL", "KEYS_TOKEN_FILE"].filter(
      (key) => key !== "PERSON_SECRET",
    );
    const given = pods.flatMap(({ container }) => (container.env ?? []) as { name: string; value?: string }[]);
    const all = new Set([...Object.keys(settings), ...given.map(({ name }) => name)]);
    expect(known.filter((key) => !all.has(key))).toEqual([]);
    expect(Object.keys(settings).filter((key) => /SECRET|PASSWORD$|_URL$/.test(key))).toEqual(["WORKPLACE_URL"]);
    expect(of("Secret")).toEqual([]);
    expect(given.filter(({ name, value }) => /SECRET|PASSWORD$|SMTP/.test(name) && value)).toEqual([]);
    for (const { name, container } of pods.filter((one) => names.includes(one.name))) {
      const password = container.env.find((one: { name: string }) => one.name === "DATABASE_PASSWORD");
      expect(password.valueFrom.secretKeyRef).toEqual({ name: "zvh-wachtwoorden", key: name });
    }
  });

  it("gives what gets in at Kafka to who is on the bus, and to nobody else", () => {
    const holding = pods.filter(({ pod }) => JSON.stringify(pod).includes("zvh-kafka")).map(({ name }) => name);
    const onTheBus = [...services.map(({ name }) => name), "topics"];
    expect(holding.toSorted()).toEqual(onTheBus.toSorted());
    for (const { name, container } of pods.filter((one) => onTheBus.includes(one.name)))
      for (const file of [settings.KAFKA_TLS_CA_FILE!, settings.KAFKA_PASSWORD_FILE!]) {
        const folders = container.volumeMounts.filter((one: { name: string }) => one.name === "kafka");
        expect([name, folders]).toEqual([name, [{ name: "kafka", mountPath: dirname(file), readOnly: true }]]);
      }
  });

  const selects = (selector: any, labels: Record<string, string>): boolean =>
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(
      ({ key, operator, values }: { key: string; operator: string; values: string[] }) =>
        values.includes(labels[key]!) === (operator === "In"),
    );
  const policies = (labels: Record<string, string>, type: "ingress" | "egress") =>
    of("NetworkPolicy")
      .filter(({ spec }) => selects(spec.podSelector, labels))
      .flatMap(({ spec }) => (spec[type] ?? []) as { to?: any[]; from?: any[] }[])
      .flatMap((rule) => rule.to ?? rule.from ?? []);
  /** Whether the walls let one pod ask another: out of the one, and into the other. */
  const mayAsk = (from: (typeof pods)[0], to: (typeof pods)[0]): boolean =>
    policies(from.labels, "egress").some(
      (peer) => !peer.namespaceSelector && peer.podSelector && selects(peer.podSelector, to.labels),
    ) &&
    policies(to.labels, "ingress").some(
      (peer) => !peer.namespaceSelector && selects(peer.podSelector ?? {}, from.labels),
    );

  it("lets nobody reach anybody, but for what the code asks of whom", () => {
    const closed = of("NetworkPolicy").find(({ metadata }) => metadata.name === "niets")!;
    expect(closed.spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    const asks = globSync("services/*/src/**/*.ts", { cwd: root, exclude: (path) => path.endsWith("web") })
      .filter((file) => !file.includes(".spec."))
      .flatMap((file) => [...read(file).matchAll(/\bask<[^>]*>\(\s*[^,]+,\s*"([a-z-]+)",\s*"([a-z-]+)"/g)])
      .map(([, from, to]) => `${from} → ${to}`);
    // Who sent a person decides whom the register asks for him.
    const senders = /type Dienst = ([^;]+);/.exec(read("services/information-hub/src/herkenning.ts"))![1]!;
    for (const [, to] of senders.matchAll(/"([a-z-]+)"/g)) asks.push(`information-hub → ${to}`);
    expect(asks.length).toBeGreaterThan(3);
    const screen = names.filter((name) => name !== "workplace").map((name) => `workplace → ${name}`);
    const open = pods.flatMap((from) => pods.filter((to) => mayAsk(from, to)).map((to) => `${from.name} → ${to.name}`));
    expect(open.toSorted()).toEqual([...new Set([...asks, ...screen])].toSorted());
  });

  it("lets each pod reach what it works with, and nothing more", () => {
    const reaches = (labels: Record<string, string>): string[] =>
      policies(labels, "egress").flatMap((peer) => peer.namespaceSelector?.matchLabels["zvh/levert"] ?? []);
    for (const { name, labels } of pods) {
      const isService = services.some((service) => service.name === name);
      const wanted = [
        ...(name === "topics" ? [] : ["postgresql"]),
        ...(isService || name === "topics" ? ["kafka"] : []),
        ...(isService || name === "workplace" ? ["kluis"] : []),
        ...(name === "notification" ? ["smtp"] : []),
      ];
      expect([name, reaches(labels).toSorted()]).toEqual([name, wanted.toSorted()]);
    }
  });
});
