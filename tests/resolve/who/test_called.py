"""What descriptions say by themselves: people by their callings, bodies by their names."""

import pytest

from sayso.resolve.who.called import called
from sayso.resolve.who.institutions import body_role
from sayso.resolve.who.phrases import take_apart
from sayso.vocabulary import Role

PEOPLE = {
    Role.official: """
        a county clerk; the chief clerk of the court; a customs inspector at the port; the deputy
        superintendent of police; a senior civil servant; the finance minister; an undersecretary at
        the interior ministry; the district commissioner; a tax collector; a census officer; the
        town clerk; a court usher; a public prosecutor; the attorney general; a parliamentary aide;
        the speaker of parliament; the chief whip; a member of the election board; a member of the
        city council; the head of the provincial health department; the head of the civil defence; a
        civil defence worker; a fire chief; the fire brigade chief; the chief of police; a traffic
        policeman; a border policeman; a prison governor; the prison director; a prison warder; the
        harbour master; the port captain; a forest ranger; a park ranger; a game warden; the village
        headman; the district chief; a provincial governor; a vice-governor; the regional president;
        a cabinet member; a government adviser; a diplomat based in the capital; the consul general;
        a military attaché; a UN official; the special envoy; a Western official; a senior security
        official; an intelligence officer; a ministry employee; a municipal engineer; the district
        veterinary officer; an immigration officer; a coast guard officer; an election commissioner;
        the returning officer; the chief election observer's host minister; a member of the ruling
        council; a lawmaker from the north; two MPs; several ministers; three senior officers of the
        ministry; a city councillor; an assembly member; a former president; the ex-mayor; the
        examining magistrate; the investigating judge; the coroner's officer; the sub-prefect; the
        kaymakam; the wali; the muhafiz; the mukhtar of the village; the head of the tribal affairs
        office; a police spokes-officer; the postmaster; the stationmaster; the head of the water
        authority; the presiding judge; the human rights ombudsman; the crown prince; the foreign
        secretary; a deputy director of the customs service; the governor of the central bank; a
        state secretary; a policewoman; the duty officer at the police station; a detective
        sergeant; police chief Major Adan; the chief constable; the police superintendent; the
        ombudswoman; the chief justice; a municipal agent; the civil surgeon; the area chief; the
        deputy speaker; Madam Speaker; a clerk at the labour office; a source at the air force; a
        member of the northern delegation; a mediator
    """,
    Role.spokesperson: """
        a spokesman; the company's spokeswoman; the press secretary; a press officer for the
        mission; the army's media officer; the communications director; the public relations
        manager; a lawyer for the family; his lawyer; the defendant's attorney; counsel for the
        defence; the advocate of the opposite party; her solicitor; the union's spokesperson; a
        spokesman for the rebels; a representative of the families; the movement's representative in
        Geneva; the families' representative; the company's lawyer; the military spokesman; the
        government spokesman; a police spokesman; the presidential spokesman; the group's media
        chief
    """,
    Role.commander: """
        the commander of the brigade; a battalion commander; a field commander; the garrison
        commander; a rebel commander; the militia's leader; the leader of the armed group; the head
        of the militia; the chief of staff of the rebel army; a company commander; the platoon
        leader; a squad leader; a colonel in the army; the warlord; the emir of the town; the rebel
        chief; the deputy commander; the operations chief of the Front; the head of the military
        wing; the brigade's leader
    """,
    Role.journalist: """
        our photographer; a freelance photographer; a radio presenter; the newspaper's editor; the
        editor-in-chief; a TV reporter; a blogger and journalist; a stringer; a war correspondent; a
        cameraman; a sound recordist; an investigative reporter; the station's news director; a
        documentary filmmaker; a staff writer; the paper's crime reporter; a producer at the
        station; a newsreader; a local journalist; a columnist; a sub-editor; the bureau chief of
        the agency
    """,
    Role.expert: """
        a structural engineer; a forensic pathologist; an independent analyst; a political
        scientist; a professor of law; a seismologist; a hydrologist; an economist; a weapons
        expert; a satellite imagery analyst; a handwriting expert; a security consultant; a military
        historian; an explosives expert; a toxicologist; a linguist at the university; a
        demographer; a former bomb disposal officer; a legal scholar; an anthropologist; an open-
        source researcher; a senior fellow at the institute; an epidemiologist; a ballistics expert;
        a marine biologist; a geologist; a meteorologist; a agronomist; a forensic anthropologist;
        an arms trade researcher; a constitutional lawyer
    """,
    Role.monitor_ngo: """
        a human rights monitor; an aid worker; a relief worker; a field officer of the charity; a
        humanitarian worker; a human rights defender; a researcher at Border Watch; the director of
        the Observatory; a ceasefire monitor; an election observer; the NGO; a rights campaigner;
        the head of the relief agency; a volunteer of the Red Crescent; an activist of the rights
        group; the charity's country director; a documentation centre worker; a mine clearance
        charity; a refugee agency worker
    """,
    Role.relative: """
        the victim's brother; her husband; the widow of the driver; his eldest daughter; the boy's
        grandfather; a cousin; the bereaved families; relatives of the missing; the parents of the
        pupil; the father of the dead man; an uncle; the mother of two of the missing; his fiancée;
        the dead man's son; the family of the detainee; his brother-in-law; the stepmother; a niece
        of the priest; the girl's guardian
    """,
    Role.detainee: """
        a prisoner; the captured pilot; a detained fighter; one of the arrested; an inmate of the
        prison; a hostage; the jailed editor; a prisoner of war; the imprisoned student; a captive;
        an internee; the kidnapped engineer; the convict; a remand prisoner; a former hostage; an
        abducted schoolgirl; the arrested men; those detained
    """,
    Role.victim: """
        a survivor; the wounded woman; a survivor of the massacre; an injured passenger; a displaced
        farmer; a refugee from the valley; one of the injured; an amputee; a displaced woman; a
        wounded boy; the evacuees; an earthquake survivor; a torture survivor; a rape survivor
    """,
    Role.witness: """
        an eyewitness; a bystander; a passer-by; a witness; witnesses; onlookers; a prosecution
        witness; the first witness
    """,
    Role.participant: """
        a fighter; a former fighter; a rebel soldier; a deserter; a conscript; a militiaman; a
        former guard at the camp; a smuggler; one of the rioters; an army sergeant; a gunner; a
        sapper; a mercenary; a child soldier; a former member of the Front; a defector from the
        army; one of the attackers; a suspected bomber; a former torturer; the getaway driver; a
        driver for the militia; a volunteer with the brigade; a foreign fighter; a hitman; a pirate;
        a people smuggler; an army cook; a drone operator; a tank driver; the defendant; the
        accused; a radio operator of the battalion
    """,
    Role.unknown: """
        a resident; a teacher; a doctor; a nurse; a farmer; a shopkeeper; a priest; the imam; a
        businessman; a student; the director of the clinic; a trade unionist; the chairman of the
        cooperative; the head of the school; a taxi driver; a lorry driver; a fisherman; a tribal
        elder; an activist; an opposition politician; the opposition leader; a neighbour; a
        colleague; a friend; a man in the market; a villager; the company director; the plant
        manager; the hotel owner; a miner; an engineer at the factory; a ferryman; the captain of
        the ferry; a poet; the treasurer of the association; a landlord; the union secretary; a
        hospital worker; a paramedic; a surgeon; a midwife; a baker; a monk; the abbot; a bishop; a
        singer; an athlete; an exile; a dissident; a migrant worker; a critic of the government; a
        supporter of the president; the head of the chamber of commerce; the headmistress; the
        club's president; the president of the association; the president of the union; the
        secretary of the cooperative; a member of the parish council
    """,
}
BODIES = {
    Role.official: """
        the harbour master's office; the land office; the county administration; the police; the
        Ministry of Water; Bhelkot District Police; the provincial governorate; the customs
        administration; UN Office for Relief Coordination; the prosecutor's office; the mayor's
        office; the civil defence; the fire brigade; the Election Commission; the electoral board;
        the National Statistics Office; the Federal Agency for Roads; the State Security Service;
        the intelligence service; the foreign ministry; the embassy; the presidential palace; the
        cabinet; the parliament; the Senate; the Supreme Court; the regional court; the
        municipality; the city hall; the town council; the district council; the health department;
        the Port Authority; the Civil Aviation Authority; the border police; the immigration
        service; the prison service; the tax office; the Office of the Attorney General; the Land
        Registry; the Water Board; the National Emergency Management Agency; the Joint Mission in
        Lukanga; the UN mission; the European Commission; the African Union; the Security Council;
        the Interior Ministry; the meteorological service; the ambulance service; the rescue
        service; the emergency services; the local authorities; the governor's office; the press
        department of the ministry; the consulate; the Central Bank; the state-owned railway
        authority; the police department; the Directorate of Forests; the Public Health Institute;
        the Ombudsman's Office; the premier's office; the bailiff's office; the Flood Relief
        Commission; the Mission; the navy; the gendarmerie; the coastguard;
        the investigating commission; the anti-
        corruption bureau; the
        Refugee Commission of the state
    """,
    Role.party: """
        the army; the air force; the Free Hill Army; the Upland Defence Front; the FRP
        rebels; the National Liberation Front; the Border Brigade; the 3rd Division; the militia;
        the Revolutionary Guards; the Saruj Defence Brigades; the People's Resistance; the Southern
        Movement for Freedom; the Islamic Legion; the armed forces; the General Staff; the military
        council; the Joint Command; the rebel coalition; the Northern Alliance fighters; the self-
        defence units; the special forces; the presidential guard; the paramilitary Rapid Units; the
        Liberation Army
    """,
    Role.expert: """
        the forensic team; the ordnance team; the Forensic Service; the second laboratory
    """,
    Role.outlet: """
        state television; the Sunday Lantern; Radio Alun; the official news agency; Laut
        Timur newspaper; the newspaper; the
        broadcaster; a news site; local media; the weekly; La Palabra daily; the Straits Ledger
        newspaper
    """,
    Role.monitor_ngo: """
        Lantern Watch; the Valley Human Rights Observatory; the Red Cross; the relief agency Open
        Hand; an aid group; the Centre for Human Rights Documentation; the Mine Action Centre
        charity; Justice Without Borders; the Committee to Protect Reporters; the watchdog; an
        election monitoring group; the Prisoners' Rights Network; the Border Violence Monitoring
        Network; the Refugee Council; the Syndicate for Human Rights; Save the Pupils; the Missing
        Persons Campaign; the Civilian Harm Archive; rights groups; the Truth and Memory Foundation
    """,
    Role.unknown: """
        the company; Aurífera del Sur; the Traders' Association; the bakers' guild; the trade union;
        the Teachers' Union; the church; the diocese; the hospital; the clinic; the university; the
        Chamber of Commerce; the football club; the mining company; the shipping line; the hotel;
        the bank; the school; the cooperative; the Farmers' League; the opposition party; the Green
        Party; the Democratic Union party; the residents' committee; the parish; the operator of the
        ferry; the airline; the insurers; the electricity company; the farmers' cooperative; the
        student union; the bar association
    """,
}


def phrases(table):
    """Each phrase of a table with the role that it gives."""
    return [(" ".join(one.split()), role) for role, text in table.items()
            for one in text.split(";")]  # fmt: skip


@pytest.mark.parametrize(("phrase", "role"), phrases(PEOPLE))
def test_a_calling_gives_a_role(phrase, role):
    """The head noun and the words close to it; a rank makes a commander of who has no other."""
    found, rank = called(phrase)
    assert (found or (Role.commander if rank else Role.unknown)) is role


@pytest.mark.parametrize(("phrase", "role"), phrases(BODIES))
def test_the_name_of_a_body_gives_a_role(phrase, role):
    """Of the state, armed, an outlet, a monitor; of companies, unions and churches nothing."""
    assert body_role({phrase}, {take_apart(phrase).head_lemma}) is role
