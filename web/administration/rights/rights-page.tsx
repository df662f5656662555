import { useQuery } from '@tanstack/react-query'
import type { RightsTable } from '../../api/administration-rights.ts'
import { useText } from '../../text/text.ts'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { ListTable } from '../list-table.tsx'
import { Page, Section, Waiting } from '../page.tsx'
import { rightsQuery } from '../queries.ts'
import { Overview } from './overview.tsx'
import { RoleByRole } from './role-by-role.tsx'
import './rights.css'

/** Who may see and do what: the table the service goes by, for anybody to read. */
export function RightsPage() {
  const t = useText()
  const words = useFailureWords()
  const { data, error } = useQuery(rightsQuery)
  return (
    <Page title={t('administration.page.rights')} intro={t('rights.intro')}>
      {data ? (
        <>
          <Audiences table={data} />
          <RoleByRole table={data} />
          <Overview table={data} />
        </>
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

/** Who is in the audience of each classification. */
function Audiences({ table: { audiences } }: { table: RightsTable }) {
  const t = useText()
  const classes = Object.keys(audiences) as (keyof typeof audiences)[] // the keys of a JSON object
  return (
    <Section title={t('rights.audiences.title')} what={t('rights.audiences.what')}>
      <ListTable
        label={t('rights.audiences.title')}
        needsRem={28}
        columns={[
          { key: 'class', words: t('rights.audiences.classification'), width: '40%' },
          { key: 'who', words: t('rights.audiences.who') },
        ]}
        rows={classes.map((one) => ({
          key: one,
          cells: [
            <strong key="class">{t(`names.classification.${one}`)}</strong>,
            t(`record.audienceWhat.${one}`),
          ],
        }))}
      />
      <p className="prose">
        {t('rights.audiences.first')} {t('rights.audiences.wider')}
      </p>
    </Section>
  )
}
