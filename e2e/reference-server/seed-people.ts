/** Names by country. They begin after "Ai": the hand-made contacts of `seed-leading.ts` come first in any alphabet. */

export type Country = {
  code: string
  language: string
  first: readonly [string, ...string[]]
  last: readonly [string, ...string[]]
}

const country = (code: string, language: string, first: string, last: string): Country => ({
  code,
  language,
  first: words(first),
  last: words(last),
})

/** Words between spaces; an underscore stands for a space. */
export function words(text: string): [string, ...string[]] {
  const [head = '', ...rest] = text.split(' ').map((word) => word.replaceAll('_', ' '))
  return [head, ...rest]
}

export const sweden = country(
  'SE',
  'sv',
  'Åke Åsa Alva Anders Anna Astrid Axel Björn Birgitta Britt Cecilia Ebba Elin Emil Erik Filippa Fredrik Freja Göran Gunilla Gustav Hanna Henrik Hjalmar Ida Ingrid Jörgen Johanna Karin Klara Lars Linnéa Lova Magnus Maja Märta Mats Nils Ola Örjan Östen Oskar Pernilla Per Rasmus Saga Signe Sofia Stellan Sven Tilda Tove Ulla Viktor Wilma',
  'Åberg Åkerlund Åström Ängström Almgren Andersson Backlund Berggren Bergström Björk Blomqvist Dahlgren Ekdahl Ekström Engström Eriksson Falk Forsberg Fransson Gustafsson Hallberg Hedlund Hellström Holmgren Isaksson Jönsson Karlsson Källström Lagerkvist Lindqvist Ljungberg Lundgren Löfgren Malmström Månsson Nordin Norén Nyström Öberg Öhman Olofsson Palmqvist Rosén Sandberg Sjöberg Söderlund Stålberg Sundström Svensson Thorsén Wallin Wikström',
)

export const countries: readonly [Country, ...Country[]] = [
  country(
    'NO',
    'nb',
    'Åse Anne-Lise Bjørn Eirik Erlend Grethe Håkon Hilde Ingeborg Jørgen Kåre Kari Kristin Leif Marit Odd Øystein Ragnhild Sigrid Sindre Solveig Tor Trygve Vegard',
    'Ås Bakke Berge Bjørnstad Dahl Eide Fossum Grønvold Haugen Holte Kjærstad Lie Løken Moen Myhre Nygård Øvergård Rød Sæther Skaar Solberg Strøm Tveit Vik',
  ),
  country(
    'DK',
    'da',
    'Anders Asger Birgitte Bo Ditte Esben Freja Gitte Henning Inge Jens Jeppe Kirsten Laerke Lone Mads Mette Morten Niels Pia Rikke Søren Tine Troels',
    'Ågård Bach Bjerregaard Bruun Christensen Dam Fisker Frandsen Gregersen Holm Højgaard Iversen Jørgensen Kjær Kofoed Lund Mørk Nørgaard Østergaard Ravn Schou Skov Sørensen Thygesen',
  ),
  country(
    'FI',
    'fi',
    'Aleksi Anneli Eero Eeva Elina Hannu Heikki Helmi Ilmari Jari Jukka Kaisa Lauri Leena Matti Mika Minna Onni Päivi Pekka Riitta Sanna Tuomas Väinö',
    'Alanen Hämäläinen Heikkinen Järvinen Kallio Karjalainen Kettunen Koskinen Laaksonen Lehtonen Mäkelä Mäkinen Niemi Nieminen Pöllönen Räsänen Rantanen Saarinen Salonen Toivonen Turunen Väisänen Virtanen Ylönen',
  ),
  country(
    'DE',
    'de',
    'Anja Annika Bernd Birgit Dieter Dörte Elke Florian Franziska Gerd Günther Heike Holger Ines Jürgen Katja Klaus Lutz Marlene Matthias Rüdiger Silke Thorsten Uwe',
    'Bäcker Baumann Böhm Brandt Dürr Eberhardt Fuchs Günther Hartmann Hübner Jäger Keller Köhler Krämer Lehmann Möller Müller Pfeiffer Richter Schäfer Schröder Vogt Weiß Zöllner',
  ),
  country(
    'FR',
    'fr',
    'Amélie Antoine Béatrice Benoît Camille Cédric Chloé Clémence Édouard Élise Étienne François Gaëlle Geneviève Hélène Jérôme Laëtitia Léa Loïc Mathilde Noémie Océane Rémi Thérèse',
    'Beauchêne Bélanger Chevalier Côté Delacroix Desprès Dubois Écuyer Fournier François Garçon Gauthier Lefèvre Léger Marchand Mercier Moreau Noël Pelletier Renaud Rousseau Théroux Vasseur Vidal',
  ),
  country(
    'PL',
    'pl',
    'Andrzej Aneta Bartosz Bożena Dorota Elżbieta Grażyna Grzegorz Jacek Jadwiga Jerzy Kamil Katarzyna Krzysztof Łucja Łukasz Małgorzata Mariusz Paweł Piotr Stanisław Tomasz Wiesława Żaneta',
    'Banaś Błaszczyk Chmielewski Cieślak Dąbrowski Gołąb Górski Jabłoński Kaczmarek Kołodziej Kowalczyk Łapiński Łukasik Mróz Nowak Olszewski Pawłowski Sikora Śliwiński Szymański Walczak Wójcik Zając Żuraw',
  ),
  country(
    'TR',
    'tr',
    'Asuman Burak Büşra Çağla Cem Çetin Deniz Elif Emre Gökhan Gülşen Hakan İpek Kerem Mehmet Nazlı Onur Özlem Selin Şebnem Tolga Ümit Yağmur Zeynep',
    'Arslan Bayraktar Çelik Çetinkaya Demir Doğan Erdoğan Güneş Işık Kaplan Kılıç Koç Özdemir Özkan Öztürk Polat Şahin Şimşek Taş Uçar Ünal Yavuz Yıldız Yılmaz',
  ),
  country(
    'GB',
    'en',
    'Alistair Amelia Beatrice Callum Charlotte Connor Daniel Eleanor Fiona George Harriet Imogen Isla Jack Kiran Leila Morgan Niamh Oliver Priya Rosalind Siobhán Theo Zoë',
    'Armitage Barlow Blackwood Brontë Carmichael Chowdhury Davies Ellison Fairclough Gallagher Hargreaves Iqbal Kavanagh Langley MacLeod Nightingale Okafor Pemberton Quinn Rahman Sinclair Thackeray Whitmore Yates',
  ),
  country(
    'ES',
    'es',
    'Álvaro Ángela Begoña Borja Carmen Concepción Diego Estefanía Fermín Gonzalo Íñigo Inés Joaquín Lucía Marisol Martín Nuria Óscar Pilar Ramón Raúl Sofía Tomás Verónica',
    'Álvarez Bañuelos Castañeda Domínguez Echeverría Fernández Gutiérrez Hernández Ibáñez Jiménez López Márquez Muñoz Núñez Ordóñez Peña Quiñones Ramírez Sánchez Suárez Torres Vázquez Yáñez Zúñiga',
  ),
]
