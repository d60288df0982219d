"""Given names that are women's, or men's, nearly everywhere. Our own lists.

A hint only: pronouns and titles of the text count more.
"""

from __future__ import annotations

__all__ = ["FEMALE_GIVEN", "MALE_GIVEN"]

FEMALE_GIVEN = frozenset(
    """
    adela adriana agnes agnieszka aida aisha albina alena alexandra alia alice alicia alina
    aliya alma amal amelia amina aminata amira amparo anastasia anastasija angela anita anna
    anne anneliese antonia ariana asma asmaa astrid ayse aysha barbara basma beatrice beatriz
    benedicta berivan bianca blanca brigitte bronagh bushra camila carla carmen carolina
    caroline catherine cecilia celia charlotte chiara christina christine claire clara claudia
    colette consuelo cornelia dalal danica daniela daria deborah delia dewi diana dilan dina
    dolores dora doris dorothy edith eithne ekaterina eleanor elena eleni elif elisa elise
    elizabeth ella ellen elsa emilia emily emma encarnacion erika esra esther eugenia eva evelyn
    fadia fanny farida fatemeh fatima fatma fatou fernanda florence frances francesca frida
    gabriela galina genevieve gertrud gisela giulia gloria graciela greta gudrun gulistan hala
    halina hana hanan hanna hannah harriet hatice hawa hedwig heidi helen helena helene
    henrietta herminia hevin hilda huda ilka ilse iman ines inge ingeborg ingrid irina isabel
    isabella ivana jacqueline jadwiga jana jane janet jasmina jasna jelena jennifer jessica
    joanna johanna jolanta josefina josephine judith julia juliana juliette karen karin karolina
    katarina katarzyna kate kateryna katherine khadija kirsten klara kristina laila larisa laura
    layla leila leonie leticia leyla lidia liliana lina linda louise lubna lucia lucija lucy
    ludmila luisa lyudmila magdalena maha mahnaz mai malgorzata mara margaret margarita margit
    maria mariam mariana marianne marie marija marina marit marta martha mary maryam matilda
    maysa mercy merve michelle mila milena mina miriam mona monica nada nadezhda nadia nadine
    najat nancy narges nasrin natalia natalya natasha nawal neda nesrin nevena nina noor nora
    nour noura nura odile oksana oleksandra olena olga olha olivia paula petra pilar rachel
    radmila ramona rana rania rasha razan rebecca reem regina renata rim rima rita rojin rosa
    rosalie rosario roza rukhsana rukhsara rula ruth saba sabah sabina sabine safia sakine salma
    samira sana sandra sara sarah selin senka shahla shirin sigrid silvia simone sofia sonia
    sonja sophie stella stephanie sumaya susan susanna sushila suzan svetlana sylvie tamara
    tania tatiana tatjana teresa theresa ursula valentina valeria vanessa vera veronica vesna
    victoria violeta virginie wafa wanda wilhelmina xenia ximena yasmin yelena yolanda yulia
    yuliya zahra zainab zaynab zeina zeinab zeynep zilan zofia zohra zuzana
    """.split()
)
MALE_GIVEN = frozenset(
    """
    aaron abbas abd abdallah abdel abdi abdou abdoulaye abdul abdulaziz abdullah abdulrahman
    abel abraham adam adel adnan adrian ahmad ahmed ahmet akram alan albert alejandro aleksander
    aleksandr aleksei alexander alexandre alexei alfonso alfred ali alpha amadou amer amin amir
    ammar anas anatoli anatoly anders andreas andrei andrew andriy andrzej anselm anthony
    antoine anton antonio anwar arash arif arne artem arthur arturo asad ashraf august axel azad
    aziz babak bahaa bakari baraka baran bartholomew barzan bashar bashir basil ben benedikt
    benjamin bernard bert bertil bilal bjorn bo bogdan boris brian bruno carl carlos cemal cesar
    charles christian christopher claude claudio colin conrad cornelius craig damian daniel
    dario darius darko david dawood denis dennis diego dieter dilovan dimitri dmitri dmitry
    dmytro dominic donald douglas duarte ebrahim edgar eduardo edward ehsan elias emad emanuel
    emil emilio emmanuel emre enrique erdal erhan eric erich erik ernest ernst esteban eugene
    fabio fadi fahad faisal farhad farid faris farouk fawaz faysal felix ferdinand ferhat
    fernando filip fouad francis francisco franco frank franz frederick friedrich fritz fuad
    gabriel gamal gary gennady georg george georges georgi gerald gerard gerhard gert ghassan
    gilbert giorgi giovanni giuseppe goran gregor gregory grigory guillermo gunther gustav habib
    hadi haidar haitham hakan hakim hamid hamza hans harald harold haroun harry hasan hashim
    hassan haydar hector heinrich helmut henrik henry herbert herman heval hisham hossein howard
    hugo hussain hussein ibrahim idris idrissa igor ihor ilya imad imran isaac ismail ivan jaber
    jabir jack jacob jacques jakob jalal jamal james jamil jan janos jaroslav javier jawad jean
    jeffrey jeremy jerome jiyan joachim joao joaquin joel johan johann johannes john jonas
    jonathan jorge jose josef joseph joshua jovan juan jules julian julio jun jurgen kadir kamal
    karim karl kaspar kemal kenneth kerim kevin khaled khalid khalil kirill klaus konrad
    konstantin kurt kwame lars laszlo laurent lawrence lazar leo leon leonard leonid leopold
    liam lorenzo louis lucas ludwig luis luka lukas mahdi maher mahir mahmood mahmoud mahmut
    majed majid malik mamadou manuel marc marcel marco marcus marek mario mark marko markus
    martin marwan massoud matteo matthew matthias maurice max maxim mazen mazlum mehdi mehmet
    michael michel miguel mihail mikael mikhail milan milos mirko mohamad mohamed mohammad
    mohammed mohsen moses mostafa moussa muammar muhammad muhammed muhsin murad murat musa
    mustafa mykola nabil nader naim naji najib nasir nasser nathan nawaf nelson nicholas nicolas
    nigel nikita nikola nikolai nils nizar noah oleg oleh oleksandr oleksiy oliver olivier omar
    osama oscar oskar osman othman otto oumar pablo pascal patrick paul pavel pavlo pavol pedro
    peter petro philip philippe pierre pietro piotr qadir qasim rafael rafiq rahim rahman rainer
    rajab ralf ralph ramon ramzi rashid raul raymond reza riad ricardo richard robert roberto
    rodrigo roger roland roman ronald ruben rudolf rustam ryan saad sabri saddam sadiq saeed
    said salah saleem saleh salem salim salman sam samer sami samir samuel sandro saul sayed
    sebastian selim serdar serge sergei sergey sergio serhiy shadi shahid sherif simon slobodan
    stanislav stefan stepan stephen steven sulayman suleiman sultan sven tadeusz taha tahir
    talal tarek tariq theodor thomas tihomir timothy tobias tomas tomasz umar umut usama vadim
    valentin valery vasil vasily victor viktor vincent vitaly vlad vladimir vladislav volodymyr
    vyacheslav walid walter wasim werner wilhelm william witold wolfgang yahya yaroslav yasin
    yasser yassin yousef youssef yuri yuriy yusuf zachary zaid zakaria zayd ziad zoran
    """.split()
)
