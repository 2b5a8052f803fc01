export interface PublishOptions {
  /** Sets files with errors aside and builds the rest. */
  keepGoing: boolean;
  /** Takes articles off the site also where that looks like an accident, see `reviewRemoval`. */
  allowsRemoval: boolean;
  /** Names each page that is rendered, and why. */
  isVerbose: boolean;
  /** Where nothing changed, looks whether the output folder is as the last build left it. */
  verifies: boolean;
  /** Threads that read and render. */
  jobs: number;
  /** Looks at no article but those that Git says have changed since this commit. */
  since?: string | undefined;
}
