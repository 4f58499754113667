/**
 * Words that stand in front of every list of leaked passwords, here and elsewhere; what is added to them at either end
 * (years, signs) makes them no better. Without digits and signs, in small letters.
 */
const words = `
password passwords passwort passw pass sandi katasandi passwordku admin administrator adminadmin superadmin operator
petugas verifikator kepala kantor welcome selamatdatang letmein login masuk qwerty qwertyui qwertyuiop qwertyasdf
qwertyasdfgh asdfgh asdfghjkl asdfghjklqwerty zxcvbn zxcvbnm qazwsx qazwsxedc iloveyou ilovejesus iloveallah sayang
sayangku sayangkamu akusayangkamu cintaku cinta akucintakamu bismillah bismillahirrahmanirrahim alhamdulillah
allahuakbar subhanallah insyaallah assalamualaikum muhammad rahasia rahasiaku rahasiakita sangatrahasia indonesia
indonesiaraya indonesiaku indonesiajaya merdeka garuda pancasila bhinnekatunggalika jakarta bandung surabaya bekasi
kotabekasi kabupatenbekasi bekasikota bekasitimur bekasibarat bekasiutara bekasiselatan cikarang jawabarat persib
persibbandung persija bobotoh kecamatan kelurahan disdukcapil dukcapil pemkotbekasi pemerintah pemerintahkota
satuloket layananpublik pelayanan abcdefg abcdefgh abcdefghijkl abcd abcde test testing testtest coba cobacoba
football sepakbola baseball dragon monkey master sunshine princess superman batman naruto pokemon samsung android
google facebook instagram whatsapp internet komputer computer rumahku keluarga keluargaku anakku mamapapa mama papa
ibuku bapakku januari februari maret april juni juli agustus september oktober november desember senin selasa rabu
kamis jumat sabtu minggu ganteng cantik terserah lupa lupasandi lupapassword gantipassword changeme changemenow
default secret secretsecret trustno trustnoone hello hellohello helloworld halo halohalo
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));
