import { hostname, userInfo } from 'node:os';
import { readBounded } from './settings-file.ts';

/** Who uses which machine: what the system says of itself. Empty lists where it says nothing. */
export interface Identity {
  readonly computers: readonly string[];
  readonly users: readonly string[];
  /** Names of people, in full. */
  readonly names: readonly string[];
  readonly homes: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

const COMPUTER_VARIABLES = ['HOSTNAME', 'COMPUTERNAME', 'HOST'];
const USER_VARIABLES = ['USER', 'LOGNAME', 'USERNAME', 'SUDO_USER'];
const HOME_VARIABLES = ['HOME', 'USERPROFILE', 'LUSUPPORT_HOME'];

const MOST_PASSWD_BYTES = 1024 * 1024;

/** The names that must not leave this machine. Read for the masker alone, kept nowhere. */
export function machineIdentity(env: Env): Identity {
  const values = (names: readonly string[]): string[] =>
    names.map((name) => env[name] ?? '').filter((value) => value !== '');
  const user = systemUser();
  const users = [...new Set([...values(USER_VARIABLES), ...(user === null ? [] : [user.username])])];
  const homes = [...new Set([...values(HOME_VARIABLES), ...(user === null ? [] : [user.homedir])])];
  return {
    computers: [...new Set([hostname(), ...values(COMPUTER_VARIABLES)])],
    users,
    names: fullNames(users),
    homes,
  };
}

/** Null where the system has no record of the user, as in some containers. */
function systemUser(): { readonly username: string; readonly homedir: string } | null {
  try {
    return userInfo();
  } catch {
    return null;
  }
}

/** The full names that the system's list of users has for them; other systems keep no such file. */
function fullNames(users: readonly string[]): readonly string[] {
  try {
    const bytes = readBounded('/etc/passwd', MOST_PASSWD_BYTES);
    if (typeof bytes === 'string') return [];
    const rows = bytes
      .toString('utf8')
      .split('\n')
      .map((line) => line.split(':'));
    return rows
      .filter(([name = '']) => users.includes(name))
      .map(([, , , , about = '']) => about.split(',')[0] ?? '')
      .filter((name) => name !== '');
  } catch {
    return [];
  }
}
