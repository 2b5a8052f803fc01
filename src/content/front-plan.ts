/** What editors settle of the front page, as far as it counts now. */
export interface FrontPlan {
  /** The slug of a published story. */
  lead: string | undefined;
  /** Slugs of published stories. */
  pinned: readonly string[];
  /** Slugs of topics that have a page; none: the front page finds its sections itself. */
  sections: readonly string[];
  /** A line above everything. */
  breaking: { text: string; link: string | undefined } | undefined;
}

/** Nothing is settled. */
export const NO_PLAN: FrontPlan = { lead: undefined, pinned: [], sections: [], breaking: undefined };
