import type { OfferedLens } from '../../../geodata/model/offered-lenses.ts'
import { pixelWords, widthWords } from '../../panels/cameras/lens-words.ts'
import { useOfferedLenses } from '../../state/lenses.ts'
import { useMay } from '../../state/may.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { BadNews } from '../../ui/panel.tsx'
import { NEW } from '../address.ts'
import { useFailureWords } from '../failure-words.ts'
import { Link } from '../link.tsx'
import { ListTable } from '../list-table.tsx'
import { Page, Waiting } from '../page.tsx'
import './lenses.css'

/** Every camera model there is to plan with here: those built in, and the municipality's own. */
export function LensesPage() {
  const t = useText()
  const words = useFailureWords()
  const mayAdd = useMay().ever('create', 'lens')
  const { offered, isKnown, error } = useOfferedLenses()
  return (
    <Page
      title={t('administration.page.lenses')}
      intro={t(mayAdd ? 'lenses.intro' : 'lenses.introRead')}
      actions={
        mayAdd && (
          <Link to={{ page: 'lenses', one: NEW }} className="button primary">
            {t('lenses.add')}
          </Link>
        )
      }
    >
      {isKnown ? (
        <Table offered={offered} />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Table({ offered }: { offered: readonly OfferedLens[] }) {
  const t = useText()
  const formats = useFormats()
  return (
    <ListTable
      label={t('administration.page.lenses')}
      columns={[
        { key: 'model', words: t('lenses.model') },
        { key: 'maker', words: t('lenses.maker'), width: '16%' },
        { key: 'view', words: t('lenses.view'), width: '18%' },
        { key: 'pixels', words: t('lenses.pixels'), width: '18%' },
        { key: 'origin', words: t('lenses.origin'), width: '18%' },
      ]}
      rows={offered.map(({ key, facts, own, builtIn }) => ({
        key,
        cells: [
          <Link key="model" to={{ page: 'lenses', one: key }}>
            <strong>{facts.model}</strong>
          </Link>,
          facts.maker,
          <span key="view" className="figures">
            {widthWords(formats, facts)}
          </span>,
          <span key="pixels" className="figures">
            {pixelWords(formats, facts)}
          </span>,
          t(`lenses.originOf.${own ? (builtIn ? 'instead' : 'own') : 'builtIn'}`),
        ],
      }))}
    />
  )
}
