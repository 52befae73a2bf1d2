import type { Rule } from './rule.ts';
import { abortWithJump } from './rules/abort-with-jump.ts';
import { builtinAndCode } from './rules/builtin-and-code.ts';
import { builtinParamCompiled } from './rules/builtin-param-compiled.ts';
import { builtinSetup } from './rules/builtin-setup.ts';
import { caseOnlyNames } from './rules/case-only-names.ts';
import { codeMissing } from './rules/code-missing.ts';
import { codeWithoutConfig } from './rules/code-without-config.ts';
import { commitThenThrow } from './rules/commit-then-throw.ts';
import { commitsNothing } from './rules/commits-nothing.ts';
import { configUnreadable } from './rules/config-unreadable.ts';
import { connectorCalledWithoutOne } from './rules/connector-called-without-one.ts';
import { connectorInWrongMode } from './rules/connector-in-wrong-mode.ts';
import { connectorListDoubled, connectorListStale } from './rules/connector-lists.ts';
import { connectorMetadata } from './rules/connector-metadata.ts';
import { connectorMissing } from './rules/connector-missing.ts';
import { connectorNeverCalled } from './rules/connector-never-called.ts';
import { connectorType } from './rules/connector-type.ts';
import { dataReuseDiscardsCommits } from './rules/data-reuse-discards-commits.ts';
import { dataReuseIgnoresEdits } from './rules/data-reuse-ignores-edits.ts';
import { defaultExportMissing } from './rules/default-export-missing.ts';
import { flowEmpty } from './rules/flow-empty.ts';
import { flowDisabled, flowStatusMissing, flowStatusOdd } from './rules/flow-status.ts';
import { forceEntryNextLosesRows } from './rules/force-entry-next-loses-rows.ts';
import { functionMissing } from './rules/function-missing.ts';
import { functionTwice } from './rules/function-twice.ts';
import { jumpForwardUnset } from './rules/jump-forward-unset.ts';
import { jumpLoopUnbounded } from './rules/jump-loop-unbounded.ts';
import { jumpLosesRows } from './rules/jump-loses-rows.ts';
import { jumpTargetMissing } from './rules/jump-target-missing.ts';
import { jumpWithoutRows } from './rules/jump-without-rows.ts';
import { kistypeMissing, kistypeUnknown } from './rules/kistype.ts';
import { liveInputEdited, liveParamsEdited } from './rules/live-values.ts';
import { lostInExport } from './rules/lost-in-export.ts';
import { modeUnknown } from './rules/mode-unknown.ts';
import { mustNeverUsed } from './rules/must-never-used.ts';
import { nameMissing } from './rules/name-missing.ts';
import { nameUnsafeForExport } from './rules/name-unsafe-for-export.ts';
import { nextReplaces } from './rules/next-replaces.ts';
import { nextThenThrow } from './rules/next-then-throw.ts';
import { nothingToImport } from './rules/nothing-to-import.ts';
import { paramNeverSet } from './rules/param-never-set.ts';
import { paramNull } from './rules/param-null.ts';
import { paramOverrideUnknown } from './rules/param-override-unknown.ts';
import { prometheusAddressMissing, prometheusNotServed } from './rules/prometheus.ts';
import { repeatedName } from './rules/repeated-name.ts';
import { retryNeverUsed } from './rules/retry-never-used.ts';
import { rowTypeMismatch } from './rules/row-type-mismatch.ts';
import { samplesRounded } from './rules/samples-rounded.ts';
import { saveLoadWithoutConnector } from './rules/save-load-without-connector.ts';
import { secondDocument } from './rules/second-document.ts';
import { studioUnreadable } from './rules/studio-unreadable.ts';
import { twoGlobals } from './rules/two-globals.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { unusedConnector } from './rules/unused-connector.ts';
import { unusedFunction } from './rules/unused-function.ts';
import { yamlExtension } from './rules/yaml-extension.ts';
import { yamlFolder } from './rules/yaml-folder.ts';

/** Every rule of the linter; the order has no meaning. */
export const rules: readonly Rule[] = [
  abortWithJump,
  builtinAndCode,
  builtinParamCompiled,
  builtinSetup,
  caseOnlyNames,
  codeMissing,
  codeWithoutConfig,
  commitThenThrow,
  commitsNothing,
  configUnreadable,
  connectorCalledWithoutOne,
  connectorInWrongMode,
  connectorListDoubled,
  connectorListStale,
  connectorMetadata,
  connectorMissing,
  connectorNeverCalled,
  connectorType,
  dataReuseDiscardsCommits,
  dataReuseIgnoresEdits,
  defaultExportMissing,
  flowDisabled,
  flowEmpty,
  flowStatusMissing,
  flowStatusOdd,
  forceEntryNextLosesRows,
  functionMissing,
  functionTwice,
  jumpForwardUnset,
  jumpLoopUnbounded,
  jumpLosesRows,
  jumpTargetMissing,
  jumpWithoutRows,
  kistypeMissing,
  kistypeUnknown,
  liveInputEdited,
  liveParamsEdited,
  lostInExport,
  modeUnknown,
  mustNeverUsed,
  nameMissing,
  nameUnsafeForExport,
  nextReplaces,
  nextThenThrow,
  nothingToImport,
  paramNeverSet,
  paramNull,
  paramOverrideUnknown,
  prometheusAddressMissing,
  prometheusNotServed,
  repeatedName,
  retryNeverUsed,
  rowTypeMismatch,
  samplesRounded,
  saveLoadWithoutConnector,
  secondDocument,
  studioUnreadable,
  twoGlobals,
  unknownKey,
  unusedConnector,
  unusedFunction,
  yamlExtension,
  yamlFolder,
];
