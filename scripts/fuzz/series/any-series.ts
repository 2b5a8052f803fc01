import fc from 'fast-check';
import { anyPaperLife, type Change as NearChange, type PaperLife } from '../../../tests/publish/change/any-paper-life.ts';
import { anyChange, type Change as FarChange } from '../../../tests/site/change-publication.ts';

/** Something that goes wrong before a build. */
export type Accident =
  /** A build is killed; what it had begun is there. */
  | { kind: 'killed'; milliseconds: number }
  /** A file has an error, and a build says so; then it is gone. */
  | { kind: 'content error' }
  /** Something of the caches is torn, gone, or as an earlier build left it; `seed` says how and which. */
  | { kind: 'damaged' | 'lost' | 'older'; what: Kept; seed: number };

/** What builds keep in the cache for the next one. */
export type Kept = 'index' | 'record' | 'last build' | 'all';

/** What happens until the site is compared with that of a clean build. */
export interface Step {
  /** Of articles alone, most of them such that the short way is enough. */
  near: readonly NearChange[];
  /** Of anything else, the output folder and the engine's templates among it. */
  far: readonly FarChange[];
  /** By which the clock is later, or earlier. */
  minutes: number;
  accident: Accident | undefined;
  /** After the accident. */
  late: readonly NearChange[];
  /** Where the paper is in Git: whether all of it is committed now. */
  isCommitted: boolean;
  /** Where the paper is in Git: whether the build is told to look at no more than Git names. */
  isSince: boolean;
}

/** A paper and what becomes of it. */
export interface Series {
  /** Its steps count for nothing. */
  paper: PaperLife;
  isInGit: boolean;
  /** Builds with `--keep-going`. */
  keepsGoing: boolean;
  /** Whether templates and styles change too, so that the engine is one of its own. */
  changesEngine: boolean;
  /** Threads. */
  jobs: number;
  steps: readonly Step[];
}

const anyAccident: fc.Arbitrary<Accident> = fc.oneof(
  fc.nat(1500).map((milliseconds): Accident => ({ kind: 'killed', milliseconds })),
  fc.constant<Accident>({ kind: 'content error' }),
  { weight: 3, arbitrary: anyDamage() },
);

function anyDamage(): fc.Arbitrary<Accident> {
  return fc.record({
    kind: fc.constantFrom('damaged', 'lost', 'older'),
    what: fc.constantFrom<Kept>('index', 'record', 'last build', 'all'),
    seed: fc.nat(1_000_000),
  });
}

const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, one: number, otherwise: Value) =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

/** A day and more; back in time is what a clock that was set right does. */
const anyLeap = fc.integer({ min: -3000, max: 6000 });

const ENGINE_KINDS: readonly FarChange['kind'][] = ['template', 'style'];

const anyFar = (changesEngine: boolean) => anyChange.filter(({ kind }) => changesEngine || !ENGINE_KINDS.includes(kind));

/** @param isSince in most steps: after a build without `--since` the next one with it looks at everything */
const anyStep = (near: fc.Arbitrary<readonly NearChange[]>, changesEngine: boolean, isSince: boolean): fc.Arbitrary<Step> =>
  fc.record({
    near,
    // Most steps are to go the short way, which a far change keeps from it.
    far: seldom(fc.array(anyFar(changesEngine), { minLength: 1, maxLength: 2 }), 16, []),
    minutes: fc.oneof({ weight: 24, arbitrary: fc.constant(0) }, { weight: 6, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: anyLeap }),
    accident: seldom<Accident | undefined>(anyAccident, 14, undefined),
    late: seldom(near, 6, []),
    isCommitted: fc.boolean(),
    isSince: seldom(fc.constant(!isSince), 12, isSince),
  });

/** Errors are accidents here; of a step without a change too little is seen. */
function listNear(all: readonly (readonly NearChange[])[]): (readonly NearChange[])[] {
  const some = all.filter((changes) => changes.length > 0 && !changes.some(({ kind }) => kind === 'error' || kind === 'no image'));
  return some.length > 0 ? some : [[]];
}

export const anySeries: fc.Arbitrary<Series> = fc
  .record({ lives: fc.tuple(anyPaperLife, anyPaperLife), changesEngine: fc.nat(7).map((value) => value === 0), isSince: fc.boolean() })
  .chain(({ lives: [life, more], changesEngine, isSince }) => {
    // The changes that a paper's life has, one step's at a time.
    const near = fc.constantFrom(...listNear([...life.steps, ...more.steps].map(({ changes }) => changes)));
    return fc.record({
      paper: fc.constant({ ...life, stories: [...life.stories, ...more.stories], steps: [] }),
      isInGit: fc.boolean(),
      keepsGoing: fc.nat(7).map((value) => value === 0),
      changesEngine: fc.constant(changesEngine),
      jobs: fc.constantFrom(1, 2),
      steps: fc.array(anyStep(near, changesEngine, isSince), { minLength: 8, maxLength: 12, size: 'max' }),
    });
  });
