/** Whether there is a Helm that can be used. */
export type HelmProgramStatus =
  | { readonly usable: true; readonly path: string; readonly version: string }
  | { readonly usable: false; readonly message: string };

/** The `helm` program where the portal runs. */
export interface HelmProgram {
  /** Looks whether it can be used; cheap enough to be asked before each call. */
  check(): Promise<HelmProgramStatus>;
}
