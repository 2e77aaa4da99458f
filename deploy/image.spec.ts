import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { programs, usedBy } from "./bouw.js";
import { services } from "./system.js";

// The Dockerfile and the compose file, held against the code and against what is there.

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
/** Every service, and the workplace. */
const names = [...new Set([...services.map(({ name }) => name), "workplace"])].toSorted();

describe("the image and the compose file", () => {
  const docker = read("deploy/Dockerfile");
  const compose = parse(read("deploy/compose.yaml"), { merge: true });

  it("builds from a fixed Node, the one of development, and ends as nobody with a check of its health", () => {
    const { devDependencies } = JSON.parse(read("package.json"));
    expect(docker).toContain(`ARG NODE=node:${devDependencies.node}-`);
    const last = docker.slice(docker.lastIndexOf("FROM"));
    expect(last).toMatch(/^USER 10001:10001$/m);
    expect(last).toMatch(/HEALTHCHECK[^]*\/health\/ready/);
    expect(docker).toMatch(/npm ci --omit=dev --ignore-scripts/);
    expect(docker).not.toMatch(/^(ENV|ARG) .*(SECRET|PASSWORD|TOKEN)/m);
    const copied = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(" "));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied.filter((path) => !read(".dockerignore").includes(path.split(/[.-]/)[0] || path))).toEqual([]);
  });

  it("holds what the programs use, and nothing of tests or of the demo but its client", () => {
    const used = usedBy(programs);
    expect(used.length).toBeGreaterThan(200);
    expect(used.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const strange = used.filter((file) => /^(test|libs\/testing)\/|\.(spec|proef|fake|fixture|testing)\./.test(file));
    expect(strange).toEqual([]);
    expect(used.filter((file) => file.startsWith("deploy/demo/"))).toEqual([
      "deploy/demo/client.ts",
      "deploy/demo/mensen.ts",
      "deploy/demo/oidc.sleutels.ts",
    ]);
  });

  it("starts every service after both steps, by the tag of its own image", () => {
    const others = ["postgres", "kafka", "migraties", "topics"];
    expect(
      Object.keys(compose.services)
        .filter((name) => !others.includes(name))
        .toSorted(),
    ).toEqual(names);
    for (const name of names) {
      const one = compose.services[name];
      expect(one).toMatchObject({ image: `zvh-${name}:0.1.0`, read_only: true, cap_drop: ["ALL"] });
      expect(one.build.args).toEqual({ SERVICE: name });
      for (const step of ["migraties", "topics"])
        expect(one.depends_on[step]).toEqual({ condition: "service_completed_successfully" });
    }
    for (const { image } of Object.values<{ image: string }>(compose.services)) expect(image).toMatch(/:\d+\.\d+/);
    for (const secret of names) expect(compose.services.migraties.secrets).toContain(secret);
  });

  it("asks of an operator what its example names, and the example holds no secret", () => {
    const asked = new Set([...read("deploy/compose.yaml").matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
    for (const { environment } of Object.values<{ environment?: string }>(compose.secrets))
      if (environment) asked.add(environment);
    const example = read("deploy/.env.example")
      .split("\n")
      .filter((line) => /^\w+=/.test(line));
    expect(example.map((line) => line.split("=")[0]).toSorted()).toEqual([...asked].toSorted());
    expect(example.filter((line) => /(SECRET|PASSWORD|TOKEN|URL|KEYS)=./.test(line))).toEqual([]);
  });
});
