import { userInfo } from 'node:os';
import { dataFolder } from './paths.mjs';

/** A failure said to a person: one French sentence, no stack. */
export class Sentence extends Error {
  name = 'Sentence';
}

/** Turns what a system call says into a sentence, or gives the error back as it came. */
export function asSentence(error, folder = error?.path) {
  if (error instanceof Sentence) return error;
  const elsewhere = folder?.startsWith(dataFolder) ? ', ou choisissez-en un autre avec CORDEE_DATA=<dossier>' : '';
  switch (error?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(folder);
    case 'EACCES':
    case 'EPERM':
      return new Sentence(`Le dossier ${folder} n'est pas accessible à l'utilisateur « ${who()} » : changez ses droits${elsewhere}.`);
    case 'EROFS':
      return new Sentence(`Le dossier ${folder} est en lecture seule : changez cela${elsewhere}.`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new Sentence(`${folder} n'est pas un dossier : déplacez-le${elsewhere}.`);
    default:
      return error;
  }
}

export function fullDisk(folder) {
  return new Sentence(`Le disque est plein (${folder}) : libérez de la place puis relancez la commande.`);
}

/** A container may run us under a number that has no name. */
function who() {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}
