"""Words of bodies' names that are one in several languages or spellings: bank, banque, banco.

Our own list: what institutions and companies are called in the languages that reports quote. Each
row is the plain word and what stands for it; a star stands for any ending. The words are folded:
small Latin letters, no accents.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["plain_term"]

_ROWS = """
academy: acad academie academia accademia akadem*
administration: admin administracion administracao administratsi* verwaltung
aerospace: aeroespacial aerospatiale
agency: agcy agence agencia agenzia agentur agentstv* agentstvo ajans* agencja
agriculture: agricultura landwirtschaft selskokhoz* agricole agricola
airlines: aerolineas aviakompani* avialinii luftfahrtgesellschaft
airport: aeropuerto aeroporto aeroport* flughafen havalimani havaalani lotnisko
alliance: alianza alianca allianz alyans
army: armee ejercito exercito esercito armiya armiia ordu ordusu jaysh jaish jeish
association: assn assoc asociacion associacao associazione assotsiats* asotsiats* verein verband vereniging dernegi dernek jamiyat jamiat stowarzyszenie
authority: auth autoridad autorite autorita
aviation: aviacion aviacao aviazione aviats* luftfahrt havacilik
bank: banque banco banca banka bankasi bankas bankieren bankhaus
battalion: bn batallon bataillon batalyon
board: junta
brigade: brig bde brigada brigad* livasi liwa
brotherhood: ikhwan
brothers: bros gebruder freres hermanos fratelli irmaos
building: bldg edificio
bureau: byuro buro buero oficina ufficio
business: empresarial unternehmens biznes
center: centre ctr centro centrum zentrum tsentr* merkez merkezi markaz centar
central: centrale zentral* tsentralny* tsentralno* merkez centralny
chamber: chambre camara camera palata kammer
chemical: chem quimica chimique chimica chemie khimiches* chemicals
church: iglesia eglise kirche tserkov chiesa kilise kilisesi
city: ville ciudad cidade stadt gorod citta
civil: zivil
command: cmd comando commandement komando* komutanligi kommando komandovanie
commerce: comercio commercio handelskammer torgovli
commercial: comercial commerciale kommerz kommerches* ticari
commission: comm commn comision comissao commissione kommission komissi* komisyonu komisja
committee: cttee cmte comite comitato komitet* komitesi komitee lajna
communication: comunicaciones communications kommunikation
communist: comunista communiste kommunis* komunis*
concern: kontsern konzern
congress: congreso congresso kongress kongres kongre kongresi
construction: constr construccion construcao costruzioni stroitel* insaat bau bouw budownict*
cooperative: coop cooperativa kooperativ* kooperatif genossenschaft
corps: korpus cuerpo corpo
council: consejo conseil conselho consiglio sovet soviet rada majlis meclis meclisi konseyi shura
court: corte cour tribunal gericht sud mahkeme mahkemesi
customs: tamozhen* douane douanes aduana aduanas zoll gumruk
defense: defence defensa defesa difesa oborony oboron* verteidigung savunma difaa obrany defensie
democratic: dem democratica democratique demokrat* democratico democrate
department: dept departamento departement dipartimento departament abteilung upravlenie upravleniye
development: dev desarrollo desenvolvimento developpement sviluppo entwicklung* razvit* kalkinma
distribution: dist distrib distribucion
district: distrito distretto bezirk raion rayon okrug
division: div divizi* divisione
economy: economia economie wirtschaft ekonomiki ekonomi economic
education: educacion educacao bildung obrazovan* egitim istruzione
electric: elec electrica electrique elektrik elektro elettrica electricity electrical
electronics: elektronik electronica electronique elektronika
embassy: embajada ambassade ambasciata botschaft posolstvo elciligi buyukelciligi embaixada
energy: energia energie energ* enerji energeti*
engineering: engr eng ingenieria ingenierie ingegneria inzhinirin* ingenieur* muhendislik
enterprise: empresa entreprise predpriyat* pidpryiemstvo unternehmen
enterprises: ent entp empresas predpriyatiya
equipment: equipos equipement oborudovan* ekipman
export: exportacion eksport ihracat
federal: federalny* federalno* federalna* bundes*
federation: fed federacion federation federatsi* federacja foderation federasyonu federazione
fertilizer: fertiliser fertilizers fertilisers
finance: finanzas finances finanz* finans* maliye fin finanze
fleet: flota flotte flot
force: fuerza fuerzas forces forca forcas kuvvetleri sily sil quwat
foreign: exteriores etrangeres inostrann* auswartig* disisleri zagraniczn*
foundation: fdn fundacion fondation fondazione fundacao stiftung stichting vakfi vakif fundacja
fort: ft
front: jabhat jabha frente fronte cephe cephesi dzhabhat cebhe
fund: fondo fonds fundo fond fonu sunduq
gas: gaz erdgas gazoviy
general: gen generale genel obshch* allgemein*
government: govt gov gobierno gouvernement governo regierung pravitelstv* hukumet hukumeti hukumat uryad
governorate: muhafazat gubernia
group: grp groupe gruppe grupo gruppo grup grubu grupa gruppa gruppy majmuat majmua
guard: guardia garde gvardi* muhafiz
headquarters: hq
health: salud sante saude salute gesundheit zdravookhran* saglik zdorov*
high: haut alto hoher verkhovn* yuksek
holding: holdings hldg hldgs kholding holdingi
hospital: hosp hopital ospedale krankenhaus bolnits* hastanesi hastane mustashfa szpital
hotel: hoteles otel
house: haus maison casa dom
industrial: indl industriel* industriale promyshlenn* endustri* sinai
industries: ind inds industrias
industry: industrie industria promyshlennosti sanayi sanayii
information: informacion informatsi* bilgi
institute: inst instituto institut* istituto instytut* enstitusu maahad
insurance: ins assurance assurances seguros versicherung* strakhov* sigorta assicurazioni tamin verzekeringen
intelligence: inteligencia renseignement razvedk* istihbarat mukhabarat
interior: internal vnutrennikh innern inneres icisleri dakhiliya wewnetrznych
international: intl internacional internazionale mezhdunarod* internationale uluslararasi internatsional* miedzynarodow* mizhnarodn*
investigation: investigacion enquete
investment: inv invest inversion inversiones investissement investissements investitsi* investimentos investments yatirim
islamic: islamica islamique islami islamiya islamische
jihad: dzhihad cihad
journalists: periodistas journalistes zhurnalist*
justice: justicia adalet adl yustits* giustizia justiz
kingdom: reino royaume konigreich krallik
laboratory: lab laboratorio laboratoire laboratori*
laboratories: labs laboratorios
labor: labour trabajo travail lavoro arbeit truda emek
land: tierra
law: ley
league: liga ligue lega rabita
liberation: liberacion libertacao liberazione osvobozhd* befreiung kurtulus tahrir
library: biblioteca bibliotheque bibliothek kutuphanesi
logistics: logistica logistik* logistique logistika lojistik
machinery: mach maquinaria machines mashinostro* maschinen makine
management: mgmt mgt gestion gestao gestione verwaltungs menedzhment yonetim
manufacturing: mfg fabricacion
marine: marina maritime maritima maritimo morsk* denizcilik bahriya
market: mercado marche markt rynok pazari
media: medya medien
medical: medica medicale medizin* meditsinsk* tip
metallurgical: metalurgica metallurgich*
military: militar militaire militar* voenn* voyenn* askeri militare askari wojskow*
mining: minera miniere minas bergbau gornodob* madencilik
ministry: min ministerio ministere ministero ministerstv* ministerium bakanligi wezarat wizarat wizara vizarat vezarat
mobile: movil
motors: motoren moteurs motores
mount: mt
movement: movimiento mouvement movimento dvizhen* bewegung hareketi harakat haraka ruch rukh
museum: museo musee muze* muzesi
mutual: mutua mutuelle
national: natl nat nacional nationale nazionale natsionaln* milli ulusal watani narodow* narodn* natsionalny
navy: naval armada flotille
network: reseau netzwerk set
news: noticias nouvelles nachrichten haber haberler
newspaper: periodico gazeta gazetesi zeitung diario giornale
northern: severn*
nuclear: atomnaya atomny* yadern*
office: oficina ofisi
oil: petrole petroleo petrolio erdol neft* neftyan* petrolera petroliere
operations: ops operaciones
organization: org organisation organizacion organizacao organizzazione organizatsi* organizats* orgutu organizacja munazzama tanzim tashkilat
parliament: parlamento parlement parlament
partners: socios partner partnery
party: partido parti partito parta partei parti* partisi partiya partia hizb hezb
peace: paz paix pace frieden mira baris salam
people: peoples pueblo peuple popolo volk halk halklar shaab
petroleum: petrol petrola
pharmaceuticals: pharma pharmaceutical farmaceutica pharmaceutique farmatsevtich* ilac pharmazeutisch*
plant: factory zavod zavody fabrika fabrik fabrique fabbrica usine works fabriek fabriki tvornica kombinat
police: policia polizei polizia politsi* polis emniyet shurta policja
popular: populaire popolare poblar
port: puerto porto hafen limani liman
post: poste correos pochta posta
power: kraftwerk
press: prensa presse pressa basin stampa
prison: carcel prigione tyurma cezaevi gefangnis sijn
production: produccion proizvodstv* produktion uretim
products: prod prods productos produits
project: proyecto projet proekt proje projekt
promotion: promocion
property: properties propiedades
prosecutor: prokuratur* fiscalia procura savciligi
protection: proteccion schutz zashchit* koruma
province: provincia provinz vilayet
public: publico publica publique obshchestvenn* kamu
publishing: editorial editions verlag izdatelstvo yayinlari
railways: railway ferrocarriles ferroviaria zheleznye zheleznaya eisenbahn* demiryollari
reconstruction: reconstruccion
red: rojo rouge rossa krasn*
regiment: regt regimiento regimento polk
regional: regionalny* oblastn*
republic: rep republica republique repubblica republik* respublik* cumhuriyeti cumhuriyet jumhuriya jumhuriyat rzeczpospolita
research: res investigaciones recherche recherches ricerca ricerche forschung* issledovat* arastirma badan
resistance: resistencia direnis muqawama
revolutionary: revolucionari* revolutionnaire revolyutsionn* devrimci thawra
rights: derechos droits rechte prav haklari huquq diritti direitos
road: carretera
royal: real reale koninklijke konigliche kraliyet malakiya
school: escuela ecole escola scuola schule shkola okulu okul madrasa madrasat
science: ciencia ciencias sciences wissenschaft* nauk nauki bilim
scientific: nauchn* cientific* scientifique
secretariat: secretaria sekretariat
security: seguridad securite sicurezza bezopasnost* sicherheit* guvenlik amn bezpieki
service: svc svcs serv services servicio servicios servizi servizio servis* sluzhb* dienst dienste hizmetleri khidmat servico servicos
shipping: naviera schifffahrt* sudokhod* armatorluk navigation navigazione
social: sozial* sotsialn* sosyal sociale
socialist: socialista socialiste sozialist* sotsialistich* sosyalist
society: soc sociedad sociedade societa obshchestvo toplulugu jamia
solidarity: solidaridad solidarite dayanisma
southern: yuzhn*
special: especial speciale spezial* spetsial* ozel
sports: sport deportes spor
state: estado etat stato staat staats* gosudarstvenn* devlet devleti derzhavn* panstwow*
statistics: estadistica estadisticas statistique statistik istatistik statistiki
steel: acero acier stahl stal celik acciaio
stock: bolsa bourse borsa
supply: suministro snabzhen*
support: apoyo soutien
supreme: suprema supremo supremer
systems: sys sistemas systeme systemes sistemi sistemy system
technical: tecnica technique tekhnich* teknik
technology: tech technol technologies tecnologia tecnologias technologie technologien tekhnologi* teknoloji teknolojileri tekhnologii
telecommunications: telecom telecoms telekom telecomunicaciones telekommunikats* telekomunikasyon telekommunikation telekomunikacja
television: tv televizyon televidenie fernsehen
textiles: textil tekstil textile
theater: theatre teatro teatr tiyatro
tobacco: tabac tabaco
tourism: turismo turizm tourismus tourisme
trade: ticaret
trading: handels torgovy* torgovaya tijariya trgovina
training: formacion
transport: transp trans transporte transporti nakliyat tasimacilik transportation transportes
treasury: hazine tesoro
trust: fideicomiso
union: unione unia soyuz birligi birlik ittihad ittihat sindicato syndicat sendikasi zwiazek union* spilka
united: unidas unidos unies uni unida unite vereinigte vereinte obedin* birlesik birlesmis objedin* unito
university: univ universitat universite universidad universidade universita universitesi universitet* uniwersytet jamiat jamiah daneshgah universiteit
victims: victimas victimes zhertv
water: agua eau wasser voda
women: mujeres femmes frauen kadin zhenshchin donne
wood: madera
workers: trabajadores travailleurs arbeiter rabochikh isci iscileri karkeren lavoratori
world: mundial mondial monde welt mir dunya mundo mondo
youth: juventud jeunesse jugend molodezh* genclik gioventu
germany: deutschland allemagne alemania germania
german: deutsche deutscher deutsches
spain: espana espagne spanien
france: francia frankreich frantsiya
italy: italia italie italien
russia: rossiya rossii rusia russie russland rossiia
russian: rossiysk* rossiisk* russkiy russkaya rus
turkey: turkiye turquie turkei turtsiya turkiyenin
turkish: turk
syria: suriye siriya syrie syrien siria suriya
iraq: irak
egypt: egypte misir misr egipto agypten
lebanon: liban lubnan lubnan libano
jordan: urdun jordanie jordania
morocco: maroc marruecos maghrib marokko
algeria: algerie argelia jazair cezayir
tunisia: tunisie tunez tunus tunis
libya: libye libia libiya
sudan: soudan
saudi: saoudite
arabia: arabie
palestine: palestina filistin falastin
israel: israil
ukraine: ukraina ukrainy ucrania
belarus: bielorussie bielorrusia
poland: polska polonia polen pologne
hungary: magyarorszag hungria ungarn hongrie
greece: grecia griechenland hellas yunanistan
netherlands: nederland holland niederlande hollanda
belgium: belgique belgie belgien
switzerland: schweiz suisse svizzera suiza isvicre
austria: osterreich autriche avusturya
sweden: sverige schweden suecia
norway: norge noruega norwegen
denmark: danmark danemark dinamarca
finland: suomi finlandia
japan: nippon nihon japon
china: zhongguo chine kitay cin
korea: coree corea kore
brazil: brasil bresil
mexico: mexique
moscow: moskva moskovsk* moscu moskva moskau moskova
europe: europa evropa avrupa
africa: afrique afrika
america: amerika amerique
syrian: suri siriysk*
kurdish: kurt
ottoman: osmanli
saint: st ste sankt san santo santa
nations: naciones nacoes nationen natsi* milletler
"""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Whole words, and stems by their first two letters, longest first."""
    whole: dict[str, str] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for row in _ROWS.strip().splitlines():
        plain, _, others = row.partition(": ")
        for word in others.split():
            if word.endswith("*"):
                stems.setdefault(word[:2], []).append((word[:-1], plain))
            else:
                whole.setdefault(word, plain)
    for rows in stems.values():
        rows.sort(key=lambda row: -len(row[0]))
    return whole, stems


@lru_cache(maxsize=65_536)
def plain_term(word: str) -> str:
    """The plain word for a folded word of a body's name; the word itself where there is none."""
    whole, stems = _tables()
    found = whole.get(word)
    if found is not None:
        return found
    for stem, plain in stems.get(word[:2], ()):
        if word.startswith(stem):
            return plain
    return word
