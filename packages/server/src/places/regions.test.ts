import { fileURLToPath } from 'node:url';
import {
  checkNip,
  contrastRatio,
  findRegencies,
  formatRegionProblem,
  headOf,
  hoursOn,
  isOpen,
  officesForService,
  placeName,
  postMayAct,
  postOf,
  type Region,
  regencyByCode,
  searchVillages,
} from '@satuloket/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRegions } from './load.ts';
import { type Places, placesOf } from './places.ts';

const regionsFolder = fileURLToPath(new URL('../../../../regions', import.meta.url));

let places: Places;
let kota: Region;
let kabupaten: Region;
beforeAll(async () => {
  const loaded = await loadRegions(regionsFolder);
  if (!loaded.ok) throw new Error(loaded.error.map((problem) => formatRegionProblem(problem)).join('\n'));
  places = loaded.value;
  kota = places.region('kota-bekasi')!;
  kabupaten = places.region('3216')!;
});

describe('the regions of this repository', () => {
  it('are Kota and Kabupaten Bekasi, sound, and found by slug and id', () => {
    expect(places.regions().map((region) => [region.id, region.slug, region.codePrefix])).toEqual([
      ['3216', 'kabupaten-bekasi', 'KAB'],
      ['3275', 'kota-bekasi', 'KB'],
    ]);
    expect(places.region('3275')).toBe(kota);
    expect(places.region('kota-solo')).toBeUndefined();
  });

  it('hold 12 kecamatan with 56 kelurahan, and 23 kecamatan with 187 villages', () => {
    expect([kota.districts.length, kota.villages.length]).toEqual([12, 56]);
    expect(kota.villages.every((village) => village.kind === 'kelurahan')).toBe(true);
    expect([kabupaten.districts.length, kabupaten.villages.length]).toEqual([23, 187]);
    expect(kabupaten.villages.filter((village) => village.kind === 'desa')).toHaveLength(179);
    expect(kabupaten.villages.filter((village) => village.kind === 'kelurahan')).toHaveLength(8);
  });

  it('agree with the list of all Indonesia', () => {
    for (const region of places.regions()) expect(regencyByCode(region.code)?.name).toBe(region.name.id);
  });

  it('send both services of each village to the office of its own kecamatan', () => {
    for (const region of places.regions())
      for (const village of region.villages)
        for (const service of ['akta-kelahiran', 'surat-domisili']) {
          const office = officesForService(region, village.code, service)[0];
          expect([village.code, office?.kind, office?.district]).toEqual([
            village.code,
            'kecamatan',
            village.districtCode,
          ]);
        }
  });

  it.each<[post: string, role: string, may: boolean]>([
    ['kepala-disdukcapil', 'head', true],
    ['kecamatan-rawalumbu-camat', 'head', false],
    ['kecamatan-rawalumbu-camat', 'approver', true],
    ['disdukcapil-pencatatan-sipil', 'approver', false],
    ['kecamatan-rawalumbu-operator', 'operator', true],
    ['kecamatan-jatiasih-operator', 'operator', false],
  ])('%s as %s of a birth at Kecamatan Rawalumbu: %s', (post, role, may) => {
    const at = { pack: 'e-open', role, service: 'akta-kelahiran', officeId: 'kecamatan-rawalumbu' };
    expect(postMayAct(kota, postOf(kota, post)!, at)).toBe(may);
  });

  it('name the head of each kecamatan office, the camat', () => {
    for (const region of places.regions())
      for (const district of region.districts) {
        const office = region.offices.find(
          (candidate) => candidate.kind === 'kecamatan' && candidate.district === district.code,
        )!;
        expect(headOf(region, office.id)?.title.id).toBe(`Camat ${district.name}`);
      }
  });

  it('give each demo account a post with a holder whose NIP is sound', () => {
    for (const region of places.regions()) {
      expect(region.accounts.length).toBeGreaterThan(25);
      for (const account of region.accounts) {
        const holder = postOf(region, account.post)?.holder;
        expect(holder?.name, account.username).toBeTruthy();
        if (holder?.nip !== undefined) expect(checkNip(holder.nip)).toMatchObject({ ok: true });
      }
    }
  });

  it('have accents of their own that can be read', () => {
    expect(kota.accent.light).not.toBe(kabupaten.accent.light);
    for (const { accent } of places.regions()) {
      expect(contrastRatio(accent.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(accent.dark, '#121417')).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('hours of a kecamatan of Kota Bekasi', () => {
  it.each<[when: string, instant: string, open: boolean]>([
    ['Friday evening', '2026-11-20T20:59:00+07:00', true],
    ['Friday after nine', '2026-11-20T21:00:00+07:00', false],
    ['Saturday morning', '2026-11-21T08:00:00+07:00', true],
    ['Saturday afternoon', '2026-11-21T13:00:00+07:00', false],
    ['Sunday', '2026-11-22T10:00:00+07:00', false],
    ['an evening in October 2018', '2018-10-31T19:00:00+07:00', false],
    ['an evening in November 2018', '2018-11-01T19:00:00+07:00', true],
    ['Independence Day', '2026-08-17T10:00:00+07:00', false],
    ['joint leave before Christmas', '2026-12-24T10:00:00+07:00', false],
    ['Eid, expected', '2027-03-10T10:00:00+07:00', false],
  ])('%s', (_, instant, open) => {
    expect(isOpen(places.calendarOf('3275', 'kecamatan-bekasi-timur'), instant)).toBe(open);
  });

  it('differ from those of Kabupaten Bekasi, whose offices close in the afternoon', () => {
    const evening = '2026-11-20T19:00:00+07:00';
    expect(isOpen(places.calendarOf('3216', 'kecamatan-tambun-selatan'), evening)).toBe(false);
    expect(hoursOn(places.calendarOf('3216', 'disdukcapil'), '2026-11-19')).toEqual([
      ['07:30', '12:00'],
      ['13:00', '16:00'],
    ]);
  });
});

describe('holidays', () => {
  const count = (region: Region, year: number, kind: string) =>
    region.holidays.filter((day) => day.date.startsWith(`${year}-`) && day.kind === kind).length;

  it.each<[year: number, publicHolidays: number, jointLeave: number, assumed: boolean]>([
    [2025, 17, 11, false],
    [2026, 17, 8, false],
    // Joint leave is a decision, not a calculation: none stands there before it is taken.
    [2027, 17, 0, true],
  ])('%d: %d public holidays, %d days of joint leave, assumed: %s', (year, holidays, leave, assumed) => {
    for (const region of places.regions()) {
      expect(count(region, year, 'public-holiday')).toBe(holidays);
      expect(count(region, year, 'joint-leave')).toBe(leave);
      const ofYear = region.holidays.filter((day) => day.date.startsWith(`${year}-`));
      expect(ofYear.every((day) => day.assumed === assumed && day.source !== '')).toBe(true);
    }
  });
});

describe('a village as people type it', () => {
  it.each<[typed: string, label: string]>([
    ['bekasi jaya', 'Bekasijaya, Kecamatan Bekasi Timur'],
    ['Kel. Jatisari', 'Jatisari, Kecamatan Jatiasih'],
    ['pengasinn', 'Pengasinan, Kecamatan Rawalumbu'],
    ['marghayu', 'Margahayu, Kecamatan Bekasi Timur'],
    ['margahayu bekasi timur', 'Margahayu, Kecamatan Bekasi Timur'],
    ['bekasi timur margahayu', 'Margahayu, Kecamatan Bekasi Timur'],
    ['kali abang', 'Kaliabang Tengah, Kecamatan Bekasi Utara'],
  ])('%s', (typed, label) => {
    expect(searchVillages(kota, typed)[0]?.label).toBe(label);
  });

  it('is a whole kecamatan when only that is typed', () => {
    const found = searchVillages(kota, 'kecamatan medansatria', 20);
    expect(new Set(found.map((match) => match.village.districtName))).toEqual(new Set(['Medansatria']));
    expect(found).toHaveLength(4);
  });

  it('is found by its own name, first or beside its namesakes', () => {
    for (const region of places.regions())
      for (const village of region.villages) {
        const best = searchVillages(region, `${village.name}, ${village.districtName}`)[0];
        expect(best?.village.code).toBe(village.code);
      }
  });

  it.each(['', '  ', 'kelurahan', 'zzzzzz'])('%j finds nothing', (typed) => {
    expect(searchVillages(kota, typed)).toEqual([]);
  });

  it('is of this region only', () => {
    expect(searchVillages(kota, 'mekarsari').some((match) => match.village.code.startsWith('32.16'))).toBe(
      false,
    );
  });

  it('has a name to repeat, like its kecamatan and any city', () => {
    expect(placeName(kota, '32.75.01.1002')).toBe('Margahayu, Kecamatan Bekasi Timur');
    expect(placeName(kota, '32.75.01')).toBe('Kecamatan Bekasi Timur');
    expect(placeName(kota, findRegencies('surabaya')[0]!.code)).toBe('Kota Surabaya');
    expect(placeName(kota, '32.16.06.2007')).toBeUndefined();
  });
});

describe('the registry', () => {
  it('answers for the region asked and for no other', () => {
    expect(places.office('3275', 'kecamatan-tambun-selatan')).toBeUndefined();
    expect(places.office('3216', 'kecamatan-tambun-selatan')?.district).toBe('32.16.06');
    expect(places.villages('3275')).toHaveLength(56);
    expect(places.villages('9999')).toEqual([]);
    expect(() => places.calendarOf('9999', 'disdukcapil')).toThrow('no region 9999');
    expect(() => places.calendarOf('3275', 'kecamatan-tambun-selatan')).toThrow('no office');
  });

  it('knows to which region a village belongs', () => {
    expect(places.village('32.16.06.2007')?.region.slug).toBe('kabupaten-bekasi');
    expect(places.village('31.71.01.1001')).toBeUndefined();
    expect(placesOf([kota]).village('32.16.06.2007')).toBeUndefined();
  });
});
