declare module "class-transformer/cjs/storage.js" {
  import type { ITransformerMetadataStorage } from "class-validator-jsonschema/build/defaultConverters.js";
  export const defaultMetadataStorage: ITransformerMetadataStorage;
}
