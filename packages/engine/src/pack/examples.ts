/** Sets of data with which an author sees what a template makes of them: `templates/<name>.examples.yaml`. */
import type { DocumentData } from '../form/outcome.ts';
import { failure, type Result, success } from '../result.ts';
import { templatesOf } from './base.ts';
import { type Finding, formatPath, type PackProblem } from './problems.ts';
import { ExamplesFile } from './schema/index.ts';
import { type PackFile, readYaml, schemaFindings, type YamlSource } from './source.ts';

export type TemplateExample = {
  /** `templates/letter.typ`. */
  readonly template: string;
  readonly name: string;
  readonly about: string;
  readonly mark?: 'specimen' | 'preview';
  readonly signed: boolean;
  readonly data: DocumentData;
};

type ExamplesValue = {
  readonly examples: Readonly<Record<string, Partial<TemplateExample> & Pick<TemplateExample, 'about'>>>;
};

const pathPattern = /^(templates\/[a-z0-9-]+)\.examples\.yaml$/;

/** The examples of a pack's own templates; those of a base pack are made where the base is. */
export function templateExamples(
  files: readonly PackFile[],
): Result<TemplateExample[], readonly PackProblem[]> {
  const templates = templatesOf(files, undefined);
  const problems: PackProblem[] = [];
  const examples: TemplateExample[] = [];
  for (const file of files) {
    const [, base] = pathPattern.exec(file.path) ?? [];
    if (base === undefined) continue;
    const read = readYaml(file);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    const template = `${base}.typ`;
    const findings = schemaFindings(read.source, ExamplesFile);
    if (templates[template] === undefined) findings.push(withoutTemplate(file.path, template));
    problems.push(...findings.map((finding) => placedIn(read.source, finding)));
    if (findings.length === 0) examples.push(...examplesIn(read.source.value as ExamplesValue, template));
  }
  return problems.length > 0 ? failure(problems) : success(examples);
}

/** The first example is whole; the others say what differs from it. */
function examplesIn({ examples }: ExamplesValue, template: string): TemplateExample[] {
  const [first] = Object.values(examples);
  return Object.entries(examples).map(([name, { about, mark, signed = false, data }]) => ({
    template,
    name,
    about,
    ...(mark && { mark }),
    signed,
    data: { ...first?.data, ...data },
  }));
}

function withoutTemplate(file: string, template: string): Finding {
  return {
    file,
    path: [],
    code: 'unknown-template',
    message: {
      id: `Tidak ada templat ${template} untuk contoh ini. Samakan nama berkasnya.`,
      en: `There is no template ${template} for these examples. Give them its name.`,
    },
  };
}

function placedIn(source: YamlSource, { path, code, message }: Finding): PackProblem {
  return { ...source.place(path), path: formatPath(path), code, message, severity: 'error' };
}
