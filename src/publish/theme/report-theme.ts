import type { Environment } from '../../command/environment.ts';
import { describeProblems } from '../../command/report-problems.ts';
import { checkTheme } from './check-theme.ts';

/** Prints what is wrong with the theme. @returns how many mistakes there are; 0 without a theme */
export function reportTheme({ themeDir, workingDir }: Environment): number {
  if (themeDir === undefined) return 0;
  const problems = checkTheme(themeDir);
  for (const line of describeProblems(problems, { contentDir: themeDir, workingDir }).slice(0, -1)) console.error(line);
  return problems.length;
}
