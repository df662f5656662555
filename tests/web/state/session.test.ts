import { describe, expect, test } from 'vitest'
import type { Classification } from '../../../geodata/model/record.ts'
import { narrowerFor, widerFor } from '../../../web/state/audiences.ts'
import type { May } from '../../../web/state/may.ts'
import { modulesFor } from '../../../web/state/module.ts'
import { mayDo, mayEver, seesOnlyMine, wouldSee } from '../../../web/state/session.ts'
import { memberRights, somebody } from '../people.ts'

const here = '2182'
const kept = (ownerUnitId: string, classification: Classification) => ({
  ownerUnitId,
  classification,
})
const member = { person: somebody(), municipality: here }
const police = {
  person: somebody({
    ...{ unitId: 'lpo', unitIds: ['lpo'], organisationKind: 'police' },
    grants: [{ municipality: here, role: 'police' }],
    rights: {
      [here]: { incident: { ...memberRights.incident, publish: ['organisation'] } },
    },
  }),
  municipality: here,
}

describe('what somebody may do', () => {
  test('to some record of a kind, in this municipality alone', () => {
    expect(mayEver(member.person, here, 'create', 'incident')).toBe(true)
    expect(mayEver(member.person, here, 'create', 'fixed-camera')).toBe(false)
    expect(mayEver(member.person, '2183', 'create', 'incident')).toBe(false)
    expect(mayEver(null, here, 'read', 'incident')).toBe(false)
  })

  test('to one record, by whose it is and who shares it', () => {
    expect(mayDo(member, 'delete', 'incident', kept('services', 'own'))).toBe(true)
    expect(mayDo(member, 'delete', 'incident', kept('lpo', 'internal'))).toBe(false)
    expect(mayDo(member, 'change', 'incident', kept('lpo', 'internal'))).toBe(true)
    expect(mayDo(member, 'change', 'incident', kept('lpo', 'police'))).toBe(false)
  })

  test('nothing but to look, in projector mode', () => {
    const shown = { ...member, person: somebody({ viewAs: 'member', unitIds: [] }) }
    expect(mayEver(shown.person, here, 'read', 'incident')).toBe(true)
    expect(mayEver(shown.person, here, 'create', 'incident')).toBe(false)
    expect(mayDo(shown, 'change', 'incident', kept('lpo', 'internal'))).toBe(false)
  })
})

describe('who sees what', () => {
  test.each([
    ['own', false, false],
    ['police', false, true],
    ['authorities', true, true],
    ['internal', true, true],
    ['public', true, true],
  ] as const)('another’s record that is %s', (classification, byMember, byPolice) => {
    expect(wouldSee(member, kept('shops', classification))).toBe(byMember)
    expect(wouldSee(police, kept('shops', classification))).toBe(byPolice)
  })

  test('one’s own unit’s is seen however few see it', () => {
    expect(wouldSee(member, kept('security', 'own'))).toBe(true)
  })

  test('whoever sees what they have made and nothing else', () => {
    const rights = { [here]: { incident: { read: ['mine' as const], create: ['unit' as const] } } }
    expect(seesOnlyMine(somebody({ rights }), here, 'incident')).toBe(true)
    expect(seesOnlyMine(somebody(), here, 'incident')).toBe(false)
    expect(seesOnlyMine(null, here, 'incident')).toBe(false)
  })
})

describe('to whom more or fewer a record can be shown', () => {
  test('a member shares within those who work here, the police publish as well', () => {
    const own = kept('security', 'own')
    expect(widerFor(member, 'incident', own)).toEqual(['police', 'authorities', 'internal'])
    expect(widerFor(police, 'incident', kept('lpo', 'police'))).toEqual([
      'authorities',
      'internal',
      'public',
    ])
    expect(widerFor(member, 'incident', kept('lpo', 'authorities'))).toEqual([])
  })

  test('nobody narrows a record out of their own sight or reach', () => {
    // Whose it is says who sees it.
    expect(narrowerFor(member, 'incident', kept('lpo', 'internal'))).toEqual([])
    expect(narrowerFor(member, 'incident', kept('security', 'internal'))).toEqual([
      'own',
      'police',
      'authorities',
    ])
    // Another unit of one's own organisation: narrower still, and only that unit would see it.
    expect(narrowerFor(member, 'incident', kept('services', 'internal'))).toEqual(['authorities'])
    expect(narrowerFor(member, 'fixed-camera', kept('services', 'internal'))).toEqual([])
  })
})

test('the parts of the workspace are those that hold something for one', () => {
  const may = (...read: string[]): May => ({
    ever: (action, record) => action === 'read' && read.includes(record),
    onlyMine: () => false,
    to: () => false,
  })
  expect(modulesFor(may('incident', 'hotspot', 'fixed-camera'))).toEqual([
    'heat',
    'cameras',
    'hotspots',
    'table',
  ])
  expect(modulesFor(may('incident'))).toEqual(['heat', 'table'])
  expect(modulesFor(may('town', 'person'))).toEqual([])
})
