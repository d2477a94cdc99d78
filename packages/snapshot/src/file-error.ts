import { type ErrorCode, GrantlensError } from './errors.ts';

/** What a file system can say, by the code of the operating system or of Node, as the end of a sentence. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than allowed',
  ENAMETOOLONG: 'its name, or that of a file beside it, is too long',
  EILSEQ: 'the disk does not accept its name',
  EINVAL: 'the disk does not accept it',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ERR_FS_EISDIR: 'it is a folder',
  EEXIST: 'a file is in the way',
  ENOTEMPTY: 'a folder with something in it is in the way',
  ELOOP: 'it is a link where none is allowed, or links that lead in a circle',
  EMLINK: 'there are too many links to it',
  EXDEV: 'it is on another disk',
  EBUSY: 'something else is using it',
  ETXTBSY: 'it is a program that is running',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'there is not enough memory',
  ENOLCK: 'the disk has no locks left',
  EIO: 'the disk failed',
  ENXIO: 'there is no such device, or nobody is at the other end of the pipe',
  ENODEV: 'there is no such device',
  ENOTSUP: 'the disk cannot do that',
  EOPNOTSUPP: 'the disk cannot do that',
  ENOSYS: 'the disk cannot do that',
  ESTALE: 'the network disk no longer knows it',
  ETIMEDOUT: 'the network disk does not answer',
  EHOSTDOWN: 'the network disk does not answer',
  EPIPE: 'nobody is at the other end of the pipe',
  EAGAIN: 'nothing can be read from it right now',
  EOVERFLOW: 'it is too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_INVALID_ARG_VALUE: 'its name has a character that no file name can have',
};

/** Why the file system refused, in words. */
export function fileReason(cause: unknown): string {
  const code = codeOf(cause);
  if (code === undefined) return cause instanceof Error ? cause.message : String(cause);
  return reasons[code] ?? `the system says ${code}`;
}

/** Whether an error is a refusal of the file system, and no bug of ours. */
export function isFileRefusal(cause: unknown): cause is Error {
  const code = codeOf(cause);
  if (code === undefined || !(cause instanceof Error)) return false;
  return Object.hasOwn(reasons, code) || ('syscall' in cause && code !== 'EBADF');
}

/**
 * The error for something that could not be done with a file: `what` begins its sentence, such as `cannot write x`. An
 * error that is not a refusal of the file system is given back as it is.
 */
export function fileError(
  code: Extract<ErrorCode, 'file-unreadable' | 'file-unwritable'>,
  what: string,
  cause: unknown,
): unknown {
  return isFileRefusal(cause) ? new GrantlensError(code, `${what}: ${fileReason(cause)}`, { cause }) : cause;
}

/** Does something with a file; what the file system refuses is thrown as `fileError` words it. */
export async function withFileErrors<T>(
  code: Parameters<typeof fileError>[0],
  what: string,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw fileError(code, what, cause);
  }
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    /^E[A-Z0-9]/.test(cause.code)
    ? cause.code
    : undefined;
}
