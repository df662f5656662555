import { cameraKind, cameraOwnerKind, projection } from '../../../geodata/model/camera.ts'
import { hotspotStatus } from '../../../geodata/model/hotspot.ts'
import {
  incidentCategory,
  precision,
  setting,
  timePrecision,
} from '../../../geodata/model/incident.ts'
import { organisationKind } from '../../../geodata/model/organisation.ts'
import { role } from '../../../geodata/model/person.ts'
import { classification } from '../../../geodata/model/record.ts'
import { retentionSubject } from '../../../geodata/model/retention.ts'
import type { JobState } from '../../../geodata/model/work.ts'
import type { Text } from '../../text/text.ts'

type Words = (t: Text, value: string) => string | undefined

/** Words for values that come from a list; the first list that has the value gives them. */
const listed =
  <Value extends string>(
    options: readonly Value[],
    words: (t: Text, value: Value) => string,
  ): Words =>
  (t, value) => {
    const known = options.find((one) => one === value)
    return known === undefined ? undefined : words(t, known)
  }

// The latter three of before a file's kind was told by its content.
const jobKinds = ['import', 'import-incidents', 'import-town', 'import-terrain'] as const
const jobStates = [
  ...(['waiting', 'running', 'done', 'failed', 'cancelled'] as const),
] satisfies JobState[]

const kinds: readonly Words[] = [
  listed(organisationKind.options, (t, kind) => t(`names.organisationKind.${kind}`)),
  listed(cameraKind.options, (t, kind) => t(`cameras.kind.${kind}`)),
  listed(jobKinds, (t, kind) => t(`log.jobKind.${kind}`)),
]

const throughs = ['password', 'demo'] as const
const changes = ['password', 'password-by-link', 'spare-codes'] as const
const wheres = ['here', 'everywhere'] as const
const asRole = listed(role.options, (t, one) => t(`names.role.${one}`))

const byField: { readonly [field: string]: readonly Words[] } = {
  roles: [asRole],
  viewAs: [asRole],
  classification: [listed(classification.options, (t, one) => t(`names.classification.${one}`))],
  kind: kinds,
  keeper: kinds,
  ownerKind: [listed(cameraOwnerKind.options, (t, one) => t(`cameras.owner.${one}`))],
  category: [listed(incidentCategory.options, (t, one) => t(`incident.category.${one}`))],
  precision: [listed(precision.options, (t, one) => t(`incident.precision.${one}`))],
  timePrecision: [listed(timePrecision.options, (t, one) => t(`incident.timePrecision.${one}`))],
  setting: [listed(setting.options, (t, one) => t(`incident.setting.${one}`))],
  projection: [listed(projection.options, (t, one) => t(`log.projection.${one}`))],
  state: [listed(jobStates, (t, state) => t(`log.jobState.${state}`))],
  status: [listed(hotspotStatus.options, (t, one) => t(`hotspot.status.${one}`))],
  // An organisation's own sign-in is told by its name in the configuration.
  through: [listed(throughs, (t, one) => t(`log.through.${one}`))],
  changed: [listed(changes, (t, one) => t(`log.changed.${one}`))],
  where: [listed(wheres, (t, one) => t(`log.where.${one}`))],
  subject: [listed(retentionSubject.options, (t, one) => t(`retention.subject.${one}.name`))],
}

/** The words for a value of a field, where it is one of a list. */
export function codeWords(t: Text, field: string, value: string): string | undefined {
  for (const words of byField[field] ?? []) {
    const found = words(t, value)
    if (found !== undefined) return found
  }
  return undefined
}
