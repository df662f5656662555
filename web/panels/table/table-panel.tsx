import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useMay } from '../../state/may.ts'
import { showTab, table, tableTabs, tabShows } from '../../state/table.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import './table.css'
import { tableBodies } from './table-bodies.tsx'

/** Everything on the map as rows, beside the map. */
export function TablePanel() {
  const t = useText()
  const { tab } = useStore(table)
  const may = useMay()
  const tabs = tableTabs.filter(
    (one) => tableBodies[one] && tabShows[one].some((record) => may.ever('read', record)),
  )
  return (
    <Tabs
      className="tables"
      selectedKey={tabs.includes(tab) ? tab : tabs[0]!}
      onSelectionChange={(key) => {
        const chosen = tableTabs.find((one) => one === key)
        if (chosen) showTab(chosen)
      }}
    >
      <TabList className="tabs" aria-label={t('table.title')}>
        {tabs.map((one) => (
          <Tab key={one} id={one} className="tab">
            {t(`table.${one}`)}
          </Tab>
        ))}
      </TabList>
      {tabs.map((one) => {
        const Body = tableBodies[one]
        return (
          Body && (
            <TabPanel key={one} id={one} className="tab-panel">
              <Body />
            </TabPanel>
          )
        )
      })}
    </Tabs>
  )
}
