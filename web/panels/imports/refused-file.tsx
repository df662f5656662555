import { useState } from 'react'
import type { ImportFailure, Stated } from '../../api/imports.ts'
import { appearance } from '../../state/appearance.ts'
import { chooseAnother, type Importing, mapColumns, tryFile } from '../../state/importing.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Options } from '../../ui/options.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'

/** Why a file cannot be brought in; or which coordinate system it is in, when it does not say. */
export function RefusedFile(props: Importing & { step: 'refused' }) {
  const { file, stated, failure, problem } = props
  const t = useText()
  const language = useStore(appearance, (state) => state.language)
  const likely = failure?.likely ?? []
  const columns = failure?.columns
  if (likely.length > 0) return <ChooseSystem file={file} stated={stated} likely={likely} />
  const tables = failure?.tables ?? []
  if (tables.length > 0) return <ChooseTable file={file} stated={stated} tables={tables} />
  const why = problem === null ? t('imports.refusedUnknown') : problemWords(t, problem)
  return (
    <>
      <BadNews title={t('imports.refusedFile')} what={failure?.words[language] ?? why} />
      <div className="panel-actions">
        {columns && (
          <Button
            look="primary"
            onPress={() => mapColumns({ file, stated, columns, unknown: [] })}
            autoFocus
          >
            {t('imports.mapChange')}
          </Button>
        )}
        <Button look={columns ? 'plain' : 'primary'} onPress={chooseAnother} autoFocus={!columns}>
          {t('imports.back')}
        </Button>
      </div>
    </>
  )
}

function ChooseTable(props: { file: File; stated: Stated; tables: readonly string[] }) {
  const { file, stated, tables } = props
  const t = useText()
  const [chosen, setChosen] = useState(tables[0]!)
  return (
    <>
      <p role="status">
        <strong>{file.name}</strong>
      </p>
      <Options
        label={t('imports.tables')}
        options={tables.map((id) => ({ id, words: id }))}
        value={chosen}
        onChange={setChosen}
      />
      <div className="panel-actions">
        <Button
          look="primary"
          onPress={() => void tryFile(file, { ...stated, table: chosen })}
          autoFocus
        >
          {t('imports.readTable')}
        </Button>
        <Button onPress={chooseAnother}>{t('imports.back')}</Button>
      </div>
    </>
  )
}

type Likely = NonNullable<ImportFailure['likely']>

function ChooseSystem(props: { file: File; stated: Stated; likely: Likely }) {
  const { file, stated, likely } = props
  const t = useText()
  const formats = useFormats()
  const language = useStore(appearance, (state) => state.language)
  const idOf = ({ epsg, isSwapped }: Likely[number]) => `${epsg} ${isSwapped}`
  const [chosen, setChosen] = useState(idOf(likely[0]!))
  const read = () => {
    const one = likely.find((system) => idOf(system) === chosen)!
    void tryFile(file, { ...stated, epsg: one.epsg, northFirst: one.isSwapped })
  }
  return (
    <>
      <p role="status">
        <strong>{file.name}</strong>
      </p>
      <Options
        label={t('imports.systems')}
        help={t('imports.systemsHelp')}
        options={likely.map((one) => ({
          id: idOf(one),
          words: one.isSwapped
            ? t('imports.northFirst', { name: one.words[language] })
            : one.words[language],
          what: t('imports.share', { share: formats.percent(one.share) }),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <div className="panel-actions">
        <Button look="primary" onPress={read} autoFocus>
          {t('imports.readAs')}
        </Button>
        <Button onPress={chooseAnother}>{t('imports.back')}</Button>
      </div>
    </>
  )
}
