import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

// What the tests need beside npm's packages: Chromium, and PostgreSQL with PostGIS.

const hasChromium = () => existsSync('/usr/bin/chromium')
const hasPostgis = () =>
  globSync('/usr/share/postgresql/*/extension/postgis.control').some((control) =>
    existsSync(`/usr/lib/postgresql/${control.split('/')[4]}/bin/initdb`),
  )

/**
 * Makes sure that the tools are there, installing them on Debian as root.
 *
 * @returns what is missing and how to get it, or `undefined` when nothing is
 */
export function installTools(): string | undefined {
  if (hasChromium() && hasPostgis()) return undefined
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0)
    return (
      'Testerna behöver Chromium (/usr/bin/chromium) och PostgreSQL 15 eller senare med PostGIS; på Debian: apt install chromium postgresql postgis postgresql-15-postgis-3.\n' +
      'The tests need Chromium (/usr/bin/chromium) and PostgreSQL 15 or later with PostGIS; on Debian: apt install chromium postgresql postgis postgresql-15-postgis-3.'
    )
  console.log('Installerar Chromium och PostgreSQL med PostGIS …')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  if (!hasChromium()) apt('install', '-y', '-qq', 'chromium', 'fonts-liberation')
  if (!hasPostgis()) apt('install', '-y', '-qq', 'postgresql', postgisPackage())
  return hasChromium() && hasPostgis()
    ? undefined
    : 'Chromium eller PostGIS gick inte att installera.\nChromium or PostGIS could not be installed.'
}

/** The PostGIS package for the PostgreSQL that is here, or for the newest that Debian offers. */
function postgisPackage(): string {
  const offered = execFileSync('apt-cache', ['pkgnames', 'postgresql-'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((name) => /^postgresql-(\d+)-postgis-3$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a)
  const here = globSync('/usr/lib/postgresql/*/bin/initdb').map((path) =>
    Number(path.split('/')[4]),
  )
  const version = offered.find((candidate) => here.includes(candidate)) ?? offered[0]
  return `postgresql-${version}-postgis-3`
}
