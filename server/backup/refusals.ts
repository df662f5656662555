import { StartError } from '../start-error.ts'

// Why a backup is not taken or not brought back: one sentence each.

export const backupStands = (file: string) =>
  new StartError(
    `${file} finns redan. Säkerhetskopian skriver inte över något: ange ett annat namn.`,
    `${file} already exists. A backup overwrites nothing: give another name.`,
  )

export const cannotWrite = (folder: string) =>
  new StartError(
    `Mappen ${folder} finns inte eller går inte att skriva i.`,
    `The folder ${folder} does not exist or cannot be written.`,
  )

/** @param folder where somebody else's work is */
export const underWay = (folder: string) =>
  new StartError(
    `En annan process arbetar redan i ${folder}. Vänta tills den är klar.`,
    `Another process is already at work in ${folder}. Wait until it has ended.`,
  )

export const nothingToBackUp = () =>
  new StartError(
    'Det finns inget att säkerhetskopiera: databasen är tom.',
    'There is nothing to back up: the database is empty.',
  )

export const fileDamaged = (path: string) =>
  new StartError(
    `Filen ${path} är skadad eller har försvunnit. Hämta den från en äldre säkerhetskopia eller ta bort den, och försök igen.`,
    `The file ${path} is damaged or has vanished. Fetch it from an older backup or remove it, and try again.`,
  )

export const cannotRead = (file: string) =>
  new StartError(`${file} finns inte eller går inte att läsa.`, `${file} cannot be found or read.`)

export const foreign = (file: string) =>
  new StartError(
    `${file} är ingen säkerhetskopia från Tryggkartan.`,
    `${file} is no backup of Tryggkartan.`,
  )

/** @param part what is not as it should be; unless given, the archive ends too early */
export const damaged = (file: string, part?: string) => {
  const where = part === undefined ? '' : ` (${part})`
  return new StartError(
    `Säkerhetskopian ${file} är skadad eller inte hel${where}. Använd en annan.`,
    `The backup ${file} is damaged or not whole${where}. Use another one.`,
  )
}

export const newerVersion = (file: string) =>
  new StartError(
    `Säkerhetskopian ${file} är gjord av en nyare version av Tryggkartan. Installera den versionen först.`,
    `The backup ${file} was made by a newer version of Tryggkartan. Install that version first.`,
  )

const homes = {
  server: { sv: 'PostgreSQL (DATABASE_URL)', en: 'PostgreSQL (DATABASE_URL)' },
  embedded: {
    sv: 'den inbyggda databasen (utan DATABASE_URL)',
    en: 'the embedded database (no DATABASE_URL)',
  },
}

/** @param home the kind of home the backup was made from */
export const otherHome = (file: string, home: keyof typeof homes) =>
  new StartError(
    `Säkerhetskopian ${file} är gjord från ${homes[home].sv} och kan bara läsas in dit.`,
    `The backup ${file} was made from ${homes[home].en} and can only be restored there.`,
  )

export const otherPostgres = (file: string, theirs: number, ours: number) =>
  new StartError(
    `Säkerhetskopian ${file} är gjord med inbyggd PostgreSQL ${theirs}, och den här versionen har ${ours}. Läs in den med den version som gjorde den.`,
    `The backup ${file} was made with embedded PostgreSQL ${theirs}, and this version has ${ours}. Restore it with the version that made it.`,
  )

/** @param theirs the schema that the backup's tables lie in */
export const otherSchema = (file: string, theirs: string) =>
  new StartError(
    `Säkerhetskopian ${file} hör hemma i databasschemat ${theirs}, som inte är det som används här.`,
    `The backup ${file} belongs in the database schema ${theirs}, which is not the one in use here.`,
  )

export const databaseNotEmpty = () =>
  new StartError(
    'Databasen är inte tom. En säkerhetskopia läses bara in i en tom databas.',
    'The database is not empty. A backup is only restored into an empty database.',
  )

export const folderNotEmpty = (dataDir: string) =>
  new StartError(
    `Det finns redan en databas i ${dataDir}. En säkerhetskopia läses bara in i en tom datamapp: välj en annan med DATA_DIR.`,
    `There already is a database in ${dataDir}. A backup is only restored into an empty data folder: choose another one with DATA_DIR.`,
  )

export const otherFiles = (path: string) =>
  new StartError(
    `${path} hör inte till säkerhetskopian. Filerna läses bara in i en tom datamapp: välj en annan med DATA_DIR.`,
    `${path} is not part of the backup. Files are only restored into an empty data folder: choose another one with DATA_DIR.`,
  )

const full = () =>
  new StartError('Disken är full. Inget har sparats.', 'The disk is full. Nothing was saved.')

/** An error of the disk that a person can mend, as a sentence; any other as it is. */
export const toldOfDisk = (error: unknown): unknown =>
  /^(ENOSPC|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '') ? full() : error
