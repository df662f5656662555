import type { RightsTable } from '../../api/administration-rights.ts'
import { useText } from '../../text/text.ts'
import { ListTable } from '../list-table.tsx'
import { Section } from '../page.tsx'
import { doesOf } from './rights-rows.ts'

/** Every role beside every kind of record: what is done, without how far it reaches. */
export function Overview({ table }: { table: RightsTable }) {
  const t = useText()
  return (
    <Section title={t('rights.overview.title')} what={t('rights.overview.what')}>
      <div className="rights-overview">
        <ListTable
          label={t('rights.overview.title')}
          needsRem={58}
          columns={[
            { key: 'record', words: t('rights.overview.record') },
            ...table.roles.map((role) => ({ key: role, words: t(`names.role.${role}`) })),
          ]}
          rows={table.records.map((record) => ({
            key: record,
            cells: [
              <strong key="record">{t(`names.record.${record}`)}</strong>,
              ...table.roles.map((role) => {
                const does = doesOf(table, role, record).map((action) => t(`names.does.${action}`))
                return does.length > 0 ? does.join(', ') : null
              }),
            ],
          }))}
        />
      </div>
    </Section>
  )
}
