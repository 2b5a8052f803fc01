/** What a paper may say of how it works, each with the name that schema.org has for it (https://schema.org/NewsMediaOrganization). */
export const POLICIES = {
  corrections: 'correctionsPolicy',
  diversity: 'diversityPolicy',
  ethics: 'ethicsPolicy',
  feedback: 'actionableFeedbackPolicy',
  masthead: 'masthead',
  mission: 'missionCoveragePrioritiesPolicy',
  noBylines: 'noBylinesPolicy',
  ownership: 'ownershipFundingInfo',
  principles: 'publishingPrinciples',
  staffing: 'diversityStaffingReport',
  unnamedSources: 'unnamedSourcesPolicy',
  verification: 'verificationFactCheckingPolicy',
} as const;

export type PolicyName = keyof typeof POLICIES;
