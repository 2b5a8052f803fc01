/** The same error with the file's path: the system names none where a write into an open file fails. */
export function nameFile(error: NodeJS.ErrnoException, path: string): NodeJS.ErrnoException {
  if (error.code === undefined || error.path !== undefined) return error;
  const { code, syscall } = error;
  return Object.assign(new Error(`${error.message} '${path}'`, { cause: error }), { code, syscall, path });
}
